/** Hand-ins executed again by the real grader: who cheated is found, and nothing stops it. */

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Given } from '../../src/handin/seed.ts'
import { run, runNode } from '../child.ts'
import { makeData } from '../data/data.ts'
import { DATA } from '../paths.ts'
import { pythonEnvironment } from '../python/environment.ts'
import { marksCsv } from './csv.ts'
import { gather } from './gather.ts'
import { type Graded, type Judged, judgeFolder } from './judge.ts'
import { type Labelled, labelled } from './labelled/planted.ts'
import { gradedNotebooks } from './notebooks.ts'
import { report } from './report.ts'

const SLUG = 'flights-review'
const program = await pythonEnvironment(() => {})
const skip = program === null ? 'there is no Python 3.12 here' : false

/** What is right for every month, airport and limit: pandas says it, not the checks. */
const TRUTH = `
import json, sys
import pandas as pd
year = pd.concat([pd.read_parquet(f"{sys.argv[1]}/flights/2013-{m:02}.parquet") for m in range(1, 13)])
left = year.dropna(subset=["dep_delay"])
print(json.dumps({
    f"{month} {origin} {late}": [int((part > late).sum()), float((part > late).mean())]
    for (month, origin), part in left.groupby(["month", "origin"])["dep_delay"]
    for late in (20, 30, 45, 60)
}))
`

async function truth(python: string) {
  const ran = await run(python, ['-c', TRUTH, DATA])
  const known = JSON.parse(ran.output) as Readonly<Record<string, readonly [number, number]>>
  const of = ({ MONTH, ORIGIN, LATE }: Given) => known[`${MONTH} ${ORIGIN} ${LATE}`] ?? [0, 0]
  return { lates: (given: Given) => of(given)[0], share: (given: Given) => of(given)[1] }
}

describe('npm run grade', () => {
  const grade = (...words: readonly string[]) =>
    runNode([fileURLToPath(new URL('../grade.ts', import.meta.url)), ...words])

  test('what is asked for wrongly is told in a sentence', async () => {
    const [none, missing, odd] = await Promise.all([
      grade(),
      grade('no-such-folder'),
      grade('tools', '--seconds', 'ten'),
    ])
    for (const { code } of [none, missing, odd]) assert.equal(code, 1)
    assert.match(none.output, /^essaim: name one folder; write npm run grade/)
    assert.match(missing.output, /no-such-folder is no folder/)
    assert.match(odd.output, /--seconds is ten; it has to be a whole number above 0/)
  })
})

describe('forty hand-ins, of which twenty are not what they say', { skip }, () => {
  let folder: string
  let all: readonly Labelled[]
  let judged: Judged
  const graded = (file: string): Graded => {
    const found = judged.graded.find((one) => one.gathered.file === file)
    assert.ok(found, file)
    return found
  }

  before(async () => {
    const python = program?.('python') ?? ''
    await makeData(() => {})
    folder = mkdtempSync(join(tmpdir(), 'essaim-grade-'))
    const notebook = gradedNotebooks().get(SLUG)
    assert.ok(notebook)
    all = labelled({ notebook, ...(await truth(python)) })
    for (const { file, text } of all) writeFileSync(join(folder, file), text)
    // What else comes with an upload.
    const [{ text = '' } = {}] = all
    writeFileSync(join(folder, 'cut.ipynb'), text.slice(0, text.length / 2))
    writeFileSync(
      join(folder, 'mine.ipynb'),
      '{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[]}',
    )
    writeFileSync(join(folder, 'future.ipynb'), text.replace('"version": 1', '"version": 2'))
    writeFileSync(join(folder, 'old.ipynb'), text.replaceAll(notebook.edition, '0123456789abcdef'))
    writeFileSync(join(folder, 'notes.pdf'), '%PDF')
    writeFileSync(join(folder, 'huge.ipynb'), '{')
    truncateSync(join(folder, 'huge.ipynb'), 500_000_000)
    const found = gather(folder, gradedNotebooks())
    judged = await judgeFolder(python, found, { seconds: 60, megabytes: 3000 })
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  test('all twenty are found, each for its reason', () => {
    const planted = all.filter((one) => one.planted !== null)
    assert.equal(planted.length, 20)
    const missed = planted.filter(({ file, planted, source }) => {
      const own = graded(file).suspicions.filter(({ kind }) => kind === planted)
      if (planted !== 'same-code' && planted !== 'same-text') return own.length === 0
      return !own.some((one) => 'file' in one && one.file === source)
    })
    assert.deepEqual(
      missed.map(({ file, planted }) => `${file}: ${planted}`),
      [],
    )
  })

  test('at most one of the honest is suspected, but for being copied from', () => {
    const copies = new Map(all.map(({ file, source }) => [file, source]))
    const alarms = all
      .filter(({ planted }) => planted === null)
      .flatMap(({ file }) =>
        graded(file)
          .suspicions.filter((one) => !('file' in one && copies.get(one.file) === file))
          .map((one) => `${file}: ${JSON.stringify(one)}`),
      )
    assert.ok(alarms.length <= 1, alarms.join('\n'))
  })

  test('honest work gets what it is worth, and a typed-in constant gets nothing', () => {
    for (const { file } of all.filter(({ planted }) => planted === null)) {
      const { marked } = graded(file)
      const code = marked?.steps.filter(
        ({ step }) =>
          step in
          {
            'read-the-month': 0,
            'share-of-late': 0,
            'means-by-carrier': 0,
            'the-worst-hour': 0,
            'twelve-months': 0,
          },
      )
      assert.deepEqual(
        code?.filter(({ earned, points }) => earned !== points),
        [],
        file,
      )
      assert.equal(marked?.points, 20)
    }
    const constants = all.filter(({ text }) => /late_share = 0\.\d+"/.test(text))
    assert.ok(constants.length >= 3)
    for (const { file } of constants) {
      const share = graded(file).marked?.steps.find(({ step }) => step === 'share-of-late')
      assert.equal(share?.earned, 0, file)
    }
  })

  test('what cannot be graded is a sentence and a row', () => {
    const reasons = Object.fromEntries(judged.refused.map(({ file, sentence }) => [file, sentence]))
    assert.match(reasons['cut.ipynb'] ?? '', /cut off/)
    assert.match(reasons['mine.ipynb'] ?? '', /no hand-in/)
    assert.match(reasons['future.ipynb'] ?? '', /later version/)
    assert.match(reasons['old.ipynb'] ?? '', /another version of the notebook/)
    assert.match(reasons['notes.pdf'] ?? '', /no notebook/)
    assert.match(reasons['huge.ipynb'] ?? '', /500 MB and was not read/)
    const rows = marksCsv(judged).trimEnd().split('\r\n')
    assert.equal(rows.length, 1 + 40 + 6)
    assert.equal(rows[0], '"ID number","Grade","Feedback"')
    const told = report(judged)
    assert.match(told, /40 graded, 6 refused/)
    assert.match(told, /That alone is authoritative/)
  })
})
