/** What authors wrote: translations, headings, references, exercises. */

import { readCourse } from '../lint/course.ts'
import { sentenceOf } from '../lint/finding.ts'
import { lint } from '../lint/lint.ts'
import { ROOT } from '../paths.ts'
import type { Part } from './part.ts'

export const CONTENT: Part = {
  name: 'content',
  judge: async () => {
    const findings = lint(readCourse(ROOT))
    if (findings.length === 0) return { kind: 'passed' }
    return { kind: 'failed', output: findings.map(sentenceOf).join('\n') }
  },
}
