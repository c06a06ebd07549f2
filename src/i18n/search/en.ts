/** What the search says. Values in {braces} are filled in. */
export const en = {
  open: 'Search',
  keys: 'Search the course: / or Ctrl+K',
  title: 'Search the course',
  close: 'Close',
  hint: 'Arrow keys go through the results, Enter opens one, Esc closes.',
  slash: 'The key / opens the search',
  loading: 'The index is loading …',
  count: '{count} pages for “{query}”',
  'count.one': 'One page for “{query}”',
  'count.none': 'Nothing for “{query}”. Try fewer words, or a part of one.',
  'count.first': '{count} pages for “{query}”, the first {shown} are shown',
  unbuilt: 'There is no index here. It is made with the built site: npm run build.',
} as const

export type SearchKey = keyof typeof en
