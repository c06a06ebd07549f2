/** `npm run lint`: what has to be mended in the content, by file and line. Needs nothing built. */

import { readCourse } from './lint/course.ts'
import { sentenceOf } from './lint/finding.ts'
import { lint } from './lint/lint.ts'
import { ROOT } from './paths.ts'
import { main } from './trouble.ts'

await main(() => {
  const course = readCourse(ROOT)
  const findings = lint(course)
  for (const finding of findings) console.log(sentenceOf(finding))
  console.log(`${course.files.size} files of content, ${findings.length} to mend`)
  if (findings.length > 0) process.exitCode = 1
})
