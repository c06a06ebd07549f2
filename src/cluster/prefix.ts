/** What a task is called: the rule by which distributed puts tasks together. */

/** What distributed takes for a part of a hash. */
const HEX_WORD = /^[a-f]\p{L}{7}$/u
const LETTERS = /^\p{L}+$/u
const UNPLEASANT = /^[_'()"]+|[_'()"]+$/g

/** `inc-1a2b3c` and `('sum-partial-0f3a9c1b', 0)` to `inc` and `sum-partial`. */
export function prefixOf(key: string): string {
  const [first = '', ...words] = quoted(key).split('-')
  if (first === '') return 'Other'
  let name = /^\p{L}/u.test(first) ? first : (first.split(',')[0] ?? '').replace(UNPLEASANT, '')
  for (const word of words) {
    if (!LETTERS.test(word) || HEX_WORD.test(word)) break
    name += `-${word}`
  }
  if (/^[a-f0-9]{32}$/.test(name)) return 'data'
  if (name.startsWith('<'))
    return name.slice(1).replace(/>+$/, '').split(' ')[0]?.split('.').at(-1) ?? name
  return name === '' ? 'Other' : name
}

/** A key that is a tuple reached us as text; its first item is what it is called by. */
function quoted(key: string): string {
  return /^\('([^']*)'/.exec(key)?.[1] ?? key
}
