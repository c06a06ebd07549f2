/** What is wrong in the content, where, and what mends it. */

export interface Finding {
  /** Below the root. */
  readonly file: string
  /** From 1; null where it is about the file as a whole. */
  readonly line: number | null
  /** The field or the thing it is about: `title.fr`, `heading`. */
  readonly field: string
  readonly says: string
  readonly mend: string
}

export function sentenceOf({ file, line, field, says, mend }: Finding): string {
  const place = line === null ? file : `${file}:${line}`
  return `${place}: ${field}: ${says}. ${mend}.`
}

export const inOrder = (a: Finding, b: Finding): number =>
  a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0)
