/** What the cells of a deck put out when it was made, and how that is shown until somebody runs them. */

import { escaped } from '../reading/markup.ts'

/** A part of an output, for readers and for paper. */
export type Shown =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'image'; readonly png: string }

export interface RecordedCell {
  readonly name: string
  /** The code that was run; a record of other code is of no use. */
  readonly code: string
  readonly shown: readonly Shown[]
}

/** The record of a cell as it is written now. */
export function recordOf(
  records: readonly RecordedCell[],
  cell: { readonly name: string; readonly code: string },
): RecordedCell | null {
  return records.find(({ name, code }) => name === cell.name && code === cell.code) ?? null
}

export function recordedHtml({ shown }: RecordedCell): string {
  return shown
    .map((part) =>
      part.kind === 'text'
        ? `<pre class="stdout" tabindex="0">${escaped(part.text)}</pre>`
        : `<img src="data:image/png;base64,${part.png}" alt="">`,
    )
    .join('')
}
