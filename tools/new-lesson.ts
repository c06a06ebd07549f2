/** `npm run new-lesson <slug>`: the files of a new lesson, in both languages, with an exercise. */

import { join, relative } from 'node:path'
import { ROOT } from './paths.ts'
import { scaffoldLesson } from './scaffold/scaffold.ts'
import { main } from './trouble.ts'

await main(() => {
  const files = scaffoldLesson(process.argv[2] ?? '', join(ROOT, 'content'))
  for (const file of files) console.log(relative(ROOT, file))
})
