/** Printed text as a terminal shows it, as far as progress bars need one. */

import { SEQUENCE } from '../../reading/escapes.ts'

const TOLD = new RegExp(`\\r\\n|[\\r\\n]|${SEQUENCE}`, 'g')

export interface Printed {
  /** Whole lines, which stay as they are. */
  readonly finished: string
  /** The line that goes on. */
  readonly line: string
  /** Where in it the next character goes. */
  readonly at: number
}

/** What is printed after `line`, whose next character goes to `at`. */
export function print(line: string, at: number, text: string): Printed {
  let finished = ''
  let current = line
  let column = at
  const put = (part: string) => {
    current = current.slice(0, column) + part + current.slice(column + part.length)
    column += part.length
  }
  let from = 0
  for (const told of text.matchAll(TOLD)) {
    put(text.slice(from, told.index))
    from = told.index + told[0].length
    if (told[0] === '\n' || told[0] === '\r\n') {
      finished += `${current}\n`
      current = ''
      column = 0
    } else if (told[0] === '\r') column = 0
    else if (told[0] === '\u001b[2K') current = ''
  }
  put(text.slice(from))
  return { finished, line: current, at: column }
}
