/** Lessons and exercises have the fields that they need, and no other. */

import { isMap, isScalar } from 'yaml'
import type { Course } from '../course.ts'
import type { Finding } from '../finding.ts'
import { readSheet } from '../yaml.ts'

interface Fields {
  readonly needed: readonly string[]
  readonly more: readonly string[]
}

const BY_FILE: readonly (readonly [RegExp, Fields])[] = [
  [
    /^content\/lessons\/[^/]+\/lesson\.yaml$/,
    {
      needed: ['module', 'order', 'minutes', 'prerequisites', 'title', 'summary', 'objectives'],
      more: ['data', 'says', 'image'],
    },
  ],
  [
    /^content\/exercises\/[^/]+\/exercise\.yaml$/,
    {
      needed: ['title', 'module', 'minutes', 'points', 'feedback', 'wrong', 'hints'],
      more: ['data'],
    },
  ],
]

function judge(file: string, text: string, { needed, more }: Fields): readonly Finding[] {
  const { values, lineOf, broken } = readSheet(file, text)
  const whole = values[0]?.node
  if (broken.length > 0) return []
  const keys = isMap(whole)
    ? whole.items.map(({ key }) => String(isScalar(key) ? key.value : key))
    : []
  const missing = needed
    .filter((field) => !keys.includes(field))
    .map((field) => ({
      file,
      line: 1,
      field,
      says: 'the field is missing',
      mend: 'docs/authoring.md says what it holds',
    }))
  const strange = keys
    .filter((key) => !needed.includes(key) && !more.includes(key))
    .map((key) => ({
      file,
      line: lineOf([key]),
      field: key,
      says: 'there is no such field',
      mend: `There are: ${[...needed, ...more].join(', ')}`,
    }))
  return [...missing, ...strange]
}

export function fields({ files }: Course): readonly Finding[] {
  return [...files].flatMap(([path, text]) => {
    const own = BY_FILE.find(([pattern]) => pattern.test(path))
    return own === undefined ? [] : judge(path, text, own[1])
  })
}
