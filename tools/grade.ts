/**
 * `npm run grade -- folder/`: executes the hand-ins of a folder again, and writes marks.csv and
 * report.md beside them. `--seconds 60` and `--megabytes 3000` limit one run of one hand-in.
 */

import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { makeData } from './data/data.ts'
import { marksCsv } from './grade/csv.ts'
import type { Limits } from './grade/execute.ts'
import { CSV, gather, REPORT } from './grade/gather.ts'
import { judgeFolder } from './grade/judge.ts'
import { gradedNotebooks } from './grade/notebooks.ts'
import { report } from './grade/report.ts'
import { pythonEnvironment } from './python/environment.ts'
import { say } from './site/prepare.ts'
import { main, Trouble } from './trouble.ts'
import { writeWhole } from './vendor/stamps.ts'

const USAGE = 'write npm run grade -- folder/ --seconds 60 --megabytes 3000'

function limit(name: string, text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value > 0) return value
  throw new Trouble(`--${name} is ${text}; it has to be a whole number above 0`)
}

function asked(): { readonly folder: string; readonly limits: Limits } {
  const options = {
    seconds: { type: 'string', default: '60' },
    megabytes: { type: 'string', default: '3000' },
  } as const
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    const [folder, ...more] = positionals
    if (folder === undefined || more.length > 0) throw new Trouble(`name one folder; ${USAGE}`)
    const seconds = limit('seconds', values.seconds)
    const megabytes = limit('megabytes', values.megabytes)
    return { folder: resolve(process.env.INIT_CWD ?? '.', folder), limits: { seconds, megabytes } }
  } catch (error) {
    if (error instanceof Trouble) throw error
    throw new Trouble(`${error instanceof Error ? error.message : error}; ${USAGE}`)
  }
}

await main(async () => {
  const { folder, limits } = asked()
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new Trouble(`${folder} is no folder; ${USAGE}`)
  }
  // There, nothing would keep a hand-in from the rest of the machine.
  if (process.platform === 'win32') {
    throw new Trouble(
      'hand-ins are run on Linux or macOS; on Windows, use the Linux inside it (WSL)',
    )
  }
  const program = await pythonEnvironment(say)
  if (program === null) throw new Trouble('Python 3.12 is missing; hand-ins are run with it')
  await makeData(say)
  const found = gather(folder, gradedNotebooks())
  const all = found.gathered.length
  if (all + found.refused.length === 0) throw new Trouble(`there is no file in ${folder}`)
  let done = 0
  const judged = await judgeFolder(program('python'), found, limits, () => {
    done++
    if (done % 10 === 0 || done === all) say(`${done} of ${all} hand-ins were run`)
  })
  writeWhole(join(folder, CSV), marksCsv(judged))
  writeWhole(join(folder, REPORT), report(judged))
  const look = judged.graded.filter(({ suspicions }) => suspicions.length > 0).length
  console.log(`${all} graded, ${found.refused.length} refused, ${look} to look at`)
  console.log(`${join(folder, CSV)}\n${join(folder, REPORT)}`)
})
