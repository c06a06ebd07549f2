/** What a lesson's text has, line by line; code is left out, its cells are told. */

export interface Placed {
  readonly line: number
}

export interface Tag extends Placed {
  readonly name: string
  readonly slug: string | null
}

export interface Text {
  readonly headings: readonly (Placed & { readonly level: number; readonly words: string })[]
  readonly pictures: readonly (Placed & { readonly alt: string | null; readonly from: string })[]
  readonly links: readonly (Placed & { readonly to: string })[]
  readonly tags: readonly Tag[]
  readonly cells: readonly (Placed & { readonly name: string | null })[]
  /** Lines of prose, one after the other without an empty line between. */
  readonly paragraphs: readonly (Placed & { readonly words: string })[]
  /** The line that marks a file as not translated yet. */
  readonly draft: number | null
}

export const DRAFT = 'draft: translate this file, then remove this line'

const FENCE = /^\s*(`{3,}|~{3,})(.*)$/
const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/
const PICTURE = /!\[([^\]]*)\]\(([^)\s]+)[^)]*\)/g
const IMAGE = /<img\b([^>]*)>/g
const LINK = /(?<!!)\[[^\]]*\]\(([^)\s]+)[^)]*\)/g
const TAG = /<([A-Z]\w*)\b([^>]*)>/g

interface Line extends Placed {
  readonly text: string
}

/** The lines outside of fences, inline code blanked, and the cells that the fences are. */
function split(source: string) {
  const prose: Line[] = []
  const cells: (Placed & { name: string | null })[] = []
  let fence: string | null = null
  for (const [at, text] of source.split('\n').entries()) {
    const line = at + 1
    const [, marks = '', info = ''] = FENCE.exec(text) ?? []
    if (fence !== null) {
      if (marks.startsWith(fence) && info.trim() === '') fence = null
      continue
    }
    if (marks !== '') {
      fence = marks
      if (/^python\b.*\blive\b/.test(info)) {
        cells.push({ line, name: /\bname="([^"]+)"/.exec(info)?.[1] ?? null })
      }
      prose.push({ line, text: '' })
      continue
    }
    prose.push({ line, text: text.replaceAll(/`[^`]*`/g, (code) => ' '.repeat(code.length)) })
  }
  return { prose, cells }
}

function paragraphsOf(source: string, prose: readonly Line[]) {
  const lines = source.split('\n')
  const found: (Placed & { words: string })[] = []
  let open: { line: number; words: string } | null = null
  for (const { line, text } of prose) {
    if (text.trim() === '' || HEADING.test(text) || /^\s*[<{]/.test(text)) {
      open = null
      continue
    }
    const words = lines[line - 1]?.trim() ?? ''
    if (open === null) {
      open = { line, words }
      found.push(open)
    } else open.words += ` ${words}`
  }
  return found
}

export function readText(source: string): Text {
  const { prose, cells } = split(source)
  const all = <T>(pattern: RegExp, make: (match: RegExpExecArray, line: number) => T): T[] =>
    prose.flatMap(({ line, text }) => [...text.matchAll(pattern)].map((one) => make(one, line)))
  return {
    headings: prose.flatMap(({ line, text }) => {
      const [, marks = '', words = ''] = HEADING.exec(text) ?? []
      return marks === '' ? [] : [{ line, level: marks.length, words }]
    }),
    pictures: [
      ...all(PICTURE, ([, alt = '', from = ''], line) => ({ line, alt, from })),
      ...all(IMAGE, ([, attributes = ''], line) => ({
        line,
        alt: /\balt=["{]([^"}]*)["}]/.exec(attributes)?.[1] ?? null,
        from: /\bsrc="([^"]*)"/.exec(attributes)?.[1] ?? '',
      })),
    ],
    links: all(LINK, ([, to = ''], line) => ({ line, to })),
    tags: all(TAG, ([, name = '', attributes = ''], line) => ({
      line,
      name,
      slug: /\bslug="([^"]*)"/.exec(attributes)?.[1] ?? null,
    })),
    cells,
    paragraphs: paragraphsOf(source, prose),
    draft: prose.find(({ text }) => /^\s*\{\/\*\s*draft\b/.test(text))?.line ?? null,
  }
}

/** The anchor that the page gives a heading. */
export function anchorOf(words: string): string {
  return words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-')
}
