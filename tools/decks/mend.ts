/** What a program can mend in a deck's text, line by line. */

import type { Mend, Problem } from '../../src/slides/deck.ts'

const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
/** Braces that are left with nothing in them. */
const EMPTY = /\s*\{\s*\}/

/** The text with all that can be mended; lines after a mended place may have moved. */
export function mended(text: string, problems: readonly Problem[]): string {
  const lines = text.split('\n')
  // From the bottom up, so that lines above stay where they are told to be.
  const mends = problems.flatMap(({ line, mend }) => (mend === undefined ? [] : [{ line, mend }]))
  const place = ({ line, mend }: { line: number; mend: Mend }) =>
    mend.kind === 'close-div' ? (mend.before ?? lines.length + 1) : line
  for (const one of mends.toSorted((a, b) => place(b) - place(a))) {
    apply(lines, one.line - 1, one.mend)
  }
  return lines.join('\n')
}

function apply(lines: string[], at: number, mend: Mend): void {
  const line = lines[at] ?? ''
  const without = (pattern: RegExp) => {
    lines[at] = line.replace(pattern, '').replace(EMPTY, '')
  }
  switch (mend.kind) {
    case 'close-div':
      lines.splice(mend.before === null ? lines.length : mend.before - 1, 0, ':::', '')
      return
    case 'drop-line':
      lines[at] = ''
      return
    case 'plain-div':
      lines[at] = '::: {.keep}'
      return
    case 'drop-class':
      lines[at] = line
        .replace(new RegExp(`^(\\s*:{3,})\\s*${literal(mend.name)}\\s*:*\\s*$`), '$1 {.keep}')
        .replace(new RegExp(`\\.${literal(mend.name)}(?=[\\s}])\\s*`), '')
        .replace(/^(\s*:{3,})\s*\{\s*\}/, '$1 {.keep}')
        .replace(EMPTY, '')
      return
    case 'drop-image': {
      const image = new RegExp(`!\\[([^\\]]*)\\]\\(<?${literal(mend.url)}[^)]*\\)(?:\\{[^}]*\\})?`)
      lines[at] = line.replace(image, (_, alt: string) => (alt === '' ? '' : `*${alt}*`))
      return
    }
    case 'drop-value':
      return without(new RegExp(`${literal(mend.key)}\\s*[=:]\\s*("[^"]*"|'[^']*'|[^\\s}]+)`))
    case 'drop-id':
      return without(new RegExp(`#${literal(mend.id)}(?=[\\s}])\\s*`))
    default:
      mend satisfies never
  }
}
