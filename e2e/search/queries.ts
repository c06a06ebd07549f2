/** What readers may look for, and the page that has to come first, below the language. */

type Queries = readonly (readonly [query: string, first: string])[]

const lesson = (slug: string) => `lessons/${slug}/`

export const ENGLISH: Queries = [
  ['GIL', lesson('cores')],
  ['Amdahl', lesson('cores')],
  ['swap', lesson('bytes-and-memory')],
  ['nbytes', lesson('bytes-and-memory')],
  ['ten questions', lesson('pandas-in-ten-questions')],
  ['category dtype', lesson('the-pandas-diet')],
  ['chunks', lesson('the-pandas-diet')],
  ['count words', lesson('counting-words')],
  ['combiner', lesson('keys-and-the-shuffle')],
  ['PageRank', lesson('chained-jobs')],
  ['as_completed', lesson('executors')],
  ['nested loops', lesson('joblib-on-workers')],
  ['logistic regression', lesson('joblib-on-workers')],
  ['semaphore', lesson('async-and-await')],
  ['bandwidth', lesson('latency-bandwidth-locality')],
  ['spilled', lesson('memory-managed-spilled-lost')],
  ['delayed', lesson('delayed')],
  ['JWT', lesson('tokens-and-environments')],
  ['a node dies', lesson('when-a-node-dies')],
  ['questions of Moodle', 'quizzes/convert/'],
]

export const FRENCH: Queries = [
  ['GIL', lesson('cores')],
  ['verrou', lesson('cores')],
  ['swap', lesson('bytes-and-memory')],
  ['octets', lesson('bytes-and-memory')],
  ['dix questions', lesson('pandas-in-ten-questions')],
  ['régime', lesson('the-pandas-diet')],
  ['morceaux', lesson('the-pandas-diet')],
  ['compter les mots', lesson('counting-words')],
  ['combiner', lesson('keys-and-the-shuffle')],
  ['PageRank', lesson('chained-jobs')],
  ['as_completed', lesson('executors')],
  ['boucles imbriquées', lesson('joblib-on-workers')],
  ['régression logistique', lesson('joblib-on-workers')],
  ['sémaphore', lesson('async-and-await')],
  ['bande passante', lesson('latency-bandwidth-locality')],
  ['déversement', lesson('memory-managed-spilled-lost')],
  ['delayed', lesson('delayed')],
  ['jeton', lesson('tokens-and-environments')],
  ['un nœud meurt', lesson('when-a-node-dies')],
  ['questions de Moodle', 'quizzes/convert/'],
]
