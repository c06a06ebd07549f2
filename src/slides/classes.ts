/** The classes that mean something in a deck; others are told, since they do nothing. */

const REVEAL = [
  ...'fragment fade-out fade-up fade-down fade-left fade-right fade-in-then-out'.split(' '),
  ...'current-visible fade-in-then-semi-out grow shrink strike semi-fade-out custom'.split(' '),
  ...'r-stretch r-fit-text r-stack r-hstack r-vstack stretch'.split(' '),
]
const PANDOC = [
  ...'columns column notes incremental nonincremental unnumbered unlisted'.split(' '),
  ...'numberLines number-lines footnotes left right center'.split(' '),
]
const OURS = 'live cluster picture quiz experiment drawing small lead plain keep side'.split(' ')

const KNOWN: ReadonlySet<string> = new Set([...REVEAL, ...PANDOC, ...OURS])

export const isKnownClass = (name: string): boolean => KNOWN.has(name)
