/** Marks as a table that Moodle's gradebook imports: map “ID number” and upload. */

import type { Judged } from './judge.ts'

/** A spreadsheet would take a cell that begins so for a formula. */
const FORMULA = /^[=+\-@\t\r]/

function field(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""').replaceAll(/\s*[\r\n]+\s*/g, ' ')}"`
}

const row = (fields: readonly string[]) => fields.map(field).join(',')
const number = (value: number) => String(Math.round(value * 100) / 100)
const stem = (file: string) => file.replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, '')

/** One row for each file; of a file without a mark the grade is empty, and the feedback says why. */
export function marksCsv({ graded, refused }: Judged): string {
  const rows = graded.map(({ gathered, marked }) => {
    const { id } = gathered.handIn.filling.student
    if (marked === null)
      return row([
        id,
        '',
        'It could not be run: its code or its values were more than the grader bears.',
      ])
    const says = marked.steps.map(
      ({ step, earned, points, says }) =>
        `${step}: ${number(earned)}/${number(points)}. ${says.replaceAll('`', '')}`,
    )
    return row([id, number(marked.earned), says.join(' | ')])
  })
  const others = refused.map(({ file, student, sentence }) =>
    row([student ?? stem(file), '', sentence]),
  )
  const head = row(['ID number', 'Grade', 'Feedback'])
  return `${[head, ...rows, ...others].join('\r\n')}\r\n`
}
