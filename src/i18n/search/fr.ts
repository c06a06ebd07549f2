import type { SearchKey } from './en.ts'

/** Ce que dit la recherche. */
export const fr: Readonly<Record<SearchKey, string>> = {
  open: 'Chercher',
  keys: 'Chercher dans le cours : / ou Ctrl+K',
  title: 'Chercher dans le cours',
  close: 'Fermer',
  hint: 'Les flèches parcourent les résultats, Entrée en ouvre un, Échap ferme.',
  slash: 'La touche / ouvre la recherche',
  loading: 'L’index se charge …',
  count: '{count} pages pour « {query} »',
  'count.one': 'Une page pour « {query} »',
  'count.none': 'Rien pour « {query} ». Essayez moins de mots, ou le début d’un mot.',
  'count.first': '{count} pages pour « {query} », les {shown} premières sont affichées',
  unbuilt: 'Il n’y a pas d’index ici. Il est fait avec le site construit : npm run build.',
}
