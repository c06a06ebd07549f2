/** What lives on a deck's slides, recorded: shown until somebody runs it, on paper, and in one file. */

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

/** A picture of the cluster, with the page's colours by the names of their tokens. */
export interface RecordedPicture {
  readonly name: string
  /** Drawings from top to bottom. */
  readonly svgs: readonly string[]
}

/** The pictures on a slide, after the cells of it and of those before had run. */
export interface RecordedPictures {
  readonly slide: string
  readonly pictures: readonly RecordedPicture[]
}

export interface RecordedExperiment {
  readonly experiment: string
  readonly code: string
  /** What the run meant for the belief, and how that was said. */
  readonly means: 'refuted' | 'holds' | 'unclear'
  readonly says: string
  readonly shown: readonly Shown[]
  readonly pictures: readonly RecordedPicture[]
}

/** `recorded.<language>.json` of a deck. */
export interface DeckRecord {
  /** The day, as 2026-11-21. */
  readonly when: string
  /** What it ran with: names and versions. */
  readonly with: Readonly<Record<string, string>>
  readonly cells: readonly RecordedCell[]
  readonly pictures: readonly RecordedPictures[]
  readonly experiments: readonly RecordedExperiment[]
}

/** The record of a cell as it is written now. */
export function recordOf(
  records: readonly RecordedCell[],
  cell: { readonly name: string; readonly code: string },
): RecordedCell | null {
  return records.find(({ name, code }) => name === cell.name && code === cell.code) ?? null
}

/** The record of an experiment as it is written now. */
export function experimentRecordOf(
  { experiments }: Pick<DeckRecord, 'experiments'>,
  asked: { readonly experiment: string; readonly code: string },
): RecordedExperiment | null {
  return (
    experiments.find(
      ({ experiment, code }) => experiment === asked.experiment && code === asked.code,
    ) ?? null
  )
}

/** Drawings of one picture on a slide; null where none was recorded. */
export function pictureRecordOf(
  { pictures }: Pick<DeckRecord, 'pictures'>,
  slide: string,
  name: string,
): RecordedPicture | null {
  const there = pictures.find((one) => one.slide === slide)
  return there?.pictures.find((picture) => picture.name === name) ?? null
}

export function recordedHtml(shown: readonly Shown[]): string {
  return shown
    .map((part) =>
      part.kind === 'text'
        ? `<pre class="stdout" tabindex="0">${escaped(part.text)}</pre>`
        : `<img src="data:image/png;base64,${part.png}" alt="">`,
    )
    .join('')
}
