/** What pandoc reads and a deck here does not: told, and left as it is written. */

import type { Problem } from '../../src/slides/deck.ts'

const UNREAD: readonly (readonly [RegExp, string])[] = [
  [/^\s*\+[-=:+]{3,}\+\s*$/, 'A grid table is not read; write its rows between pipes: | a | b |.'],
  [
    /^\s*-{2,}(\s+-{2,})+\s*$/,
    'A table without pipes is not read; write its rows between pipes: | a | b |.',
  ],
  [/^\s*:\s{1,3}\S/, 'A definition list is not read; write a list with bold words.'],
  [/^\|\s[^|]*$/, 'A line block is not read; end lines with two spaces instead.'],
  [/(^|[\s([])@[\w-]+[\]\s;,.]/, 'A citation is not read; write it out, or make it a footnote.'],
  [/^\s*(```+|~~~+)\s*\{=\w+\}/, 'Raw blocks of another format are not read; take the block out.'],
  [/<script\b/i, 'A script of a deck’s own is not run; take it out.'],
  [/<(iframe|video|audio|embed|object)\b/i, 'A deck asks no other site; use a picture or a link.'],
]

export function unread(text: string): readonly Problem[] {
  const problems: Problem[] = []
  let fence: string | null = null
  let before: Problem['says'] | null = null
  for (const [index, line] of text.split('\n').entries()) {
    const raw = UNREAD.find(([pattern]) => pattern.test(line))
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence === null && raw !== undefined) {
      // A grid is told once, not with each of its lines.
      if (before !== raw[1]) problems.push({ line: index + 1, says: raw[1] })
    }
    before = raw?.[1] ?? (line.trim() === '' ? null : before)
    if (mark === undefined) continue
    if (fence === null) fence = mark
    else if (mark.startsWith(fence)) fence = null
  }
  return problems
}
