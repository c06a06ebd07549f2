/** A YAML file as values that know their lines. */

import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { Finding } from './finding.ts'

type Path = readonly (string | number)[]

export interface Value {
  readonly path: Path
  readonly line: number
  readonly node: Node
}

export interface Sheet {
  readonly file: string
  readonly data: unknown
  /** Every mapping, list and scalar in it. */
  readonly values: readonly Value[]
  /** Where it cannot be read. */
  readonly broken: readonly Finding[]
  /** Of the deepest part of the path that is there. */
  lineOf(path: Path): number
}

export const named = (path: Path): string => path.join('.')

function collect(node: unknown, path: Path, counter: LineCounter, into: Value[]): void {
  if (!isNode(node)) return
  into.push({ path, line: counter.linePos(node.range?.[0] ?? 0).line, node })
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      collect(value, [...path, String(isScalar(key) ? key.value : key)], counter, into)
    }
  } else if (isSeq(node)) {
    for (const [at, item] of node.items.entries()) collect(item, [...path, at], counter, into)
  }
}

export function readSheet(file: string, text: string): Sheet {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter })
  const values: Value[] = []
  collect(document.contents, [], counter, values)
  const lines = new Map(values.map(({ path, line }) => [named(path), line]))
  const lineOf = (path: Path): number => {
    for (let length = path.length; length > 0; length--) {
      const line = lines.get(named(path.slice(0, length)))
      if (line !== undefined) return line
    }
    return 1
  }
  const broken = document.errors.map(
    ({ message, linePos }): Finding => ({
      file,
      line: linePos?.[0].line ?? 1,
      field: 'YAML',
      says: message.split('\n')[0]?.replace(/ at line.*$/, '') ?? 'it cannot be read',
      mend: /unique/.test(message)
        ? 'Remove one of the two'
        : 'Quote the text or set its indent right',
    }),
  )
  return { file, data: broken.length > 0 ? {} : document.toJS(), values, broken, lineOf }
}
