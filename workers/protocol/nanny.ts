/** What the scheduler's node passes on to the page, the nanny of all workers (`essaim/cluster/nannies.py`). */

import { fieldsOf, oneOf, textOf } from './reading.ts'

export interface NannyOrder {
  /** Start the worker anew, or do not start it again when it ends. */
  readonly do: 'replace' | 'let-go'
  readonly node: string
}

export function readNannyOrder(payload: string): NannyOrder {
  const fields = fieldsOf(JSON.parse(payload), '', ['do', 'node'])
  return {
    do: oneOf(fields.do, 'do', ['replace', 'let-go']),
    node: textOf(fields, 'node', ''),
  }
}
