/** The headings of a whole notebook, as a lesson has them: the title apart, then from ## without gaps. */

const HEADING = /^(#{1,6})\s+(.*?)\s*#*\s*$/

export function headingOf(line: string): { readonly level: number; readonly words: string } | null {
  const [, marks = '', words = ''] = HEADING.exec(line) ?? []
  return marks === '' ? null : { level: marks.length, words }
}

/** Headings keep their order of rank; none is deeper by more than one than the one before. */
export function levelsFrom(smallest: number): (level: number) => number {
  let above = 1
  return (level) => {
    above = Math.min(Math.max(level - smallest + 2, 2), above + 1, 6)
    return above
  }
}
