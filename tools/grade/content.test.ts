/** Every notebook to fill: its solution gets all, its starter nothing, a wrong cell its own feedback. */

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import type { Filling } from '../../src/handin/filling.ts'
import { pointsOf } from '../../src/handin/steps.ts'
import { makeData } from '../data/data.ts'
import { ROOT } from '../paths.ts'
import { pythonEnvironment } from '../python/environment.ts'
import { type Executed, execute } from './execute.ts'
import type { Gathered } from './gather.ts'
import { type GradedNotebook, gradedNotebooks } from './notebooks.ts'

const program = await pythonEnvironment(() => {})
const skip = program === null ? 'there is no Python 3.12 here' : false
const LIMITS = { seconds: 60, megabytes: 3000 } as const

const read = (notebook: GradedNotebook, ...path: readonly string[]) =>
  readFileSync(join(ROOT, 'content/notebooks', notebook.slug, ...path), 'utf8')

function codeOf(notebook: GradedNotebook, how: 'starter' | 'solution'): Record<string, string> {
  const cells = notebook.about.steps.flatMap((step) => {
    if (step.kind !== 'code') return []
    const code = how === 'starter' ? step.starter : read(notebook, 'solution', `${step.id}.py`)
    return [[step.id, code] as const]
  })
  return Object.fromEntries(cells)
}

function handIn(
  notebook: GradedNotebook,
  cells: Readonly<Record<string, string>>,
  language: 'en' | 'fr',
): Gathered {
  const student = { id: 'e1234', name: '' }
  const filling = { notebook: notebook.slug, student, cells, answers: {} } as unknown as Filling
  return { file: '', notebook, handIn: { filling, language, locked: new Map() } }
}

const earned = (ran: Executed | null | undefined) =>
  ran?.results.reduce((sum, result) => sum + result.earned, 0)

for (const notebook of gradedNotebooks().values()) {
  const { slug, about } = notebook
  describe(`the notebook ${slug}`, { skip }, () => {
    test('every step that is worth points is checked for as many', () => {
      const worth = new Map<string, number>()
      for (const [, check = '', points = '1'] of notebook.hidden.matchAll(
        /@check\(\s*"([^"]+)"(?:,\s*points=(\d+))?/g,
      )) {
        const step = check.split('/')[0] ?? ''
        worth.set(step, (worth.get(step) ?? 0) + Number(points))
      }
      for (const step of about.steps) {
        if (step.kind === 'code') assert.equal(worth.get(step.id), pointsOf(step), step.id)
      }
    })

    test('the solution gets all, the starter nothing, each wrong cell its feedback', async () => {
      await makeData(() => {})
      const solution = codeOf(notebook, 'solution')
      const wrong = Object.entries(about.wrong)
      assert.deepEqual(readdirSync(join(ROOT, 'content/notebooks', slug, 'wrong')).sort(), [
        ...wrong.map(([file]) => file).sort(),
      ])
      const languages = wrong.map((_, at) => (at % 2 === 0 ? 'en' : 'fr') as 'en' | 'fr')
      const all = [
        handIn(notebook, solution, 'fr'),
        handIn(notebook, codeOf(notebook, 'starter'), 'en'),
        ...wrong.map(([file, { step }], at) =>
          handIn(
            notebook,
            { ...solution, [step]: read(notebook, 'wrong', file) },
            languages[at] ?? 'en',
          ),
        ),
      ]
      const { executed } = await execute(program?.('python') ?? '', notebook, all, LIMITS)
      const code = about.steps.filter(({ kind }) => kind === 'code')
      assert.equal(
        earned(executed[0]),
        code.reduce((sum, step) => sum + pointsOf(step), 0),
      )
      assert.equal(earned(executed[1]), 0)
      for (const [at, [file, { step, feedback }]] of wrong.entries()) {
        const results = executed[at + 2]?.results ?? []
        const own = results.filter(({ check }) => check.split('/')[0] === step)
        const said = about.feedback[feedback]?.[languages[at] ?? 'en']
        assert.ok(
          own.some(({ message }) => message === said),
          `${file}: ${JSON.stringify(own)}`,
        )
      }
    })
  })
}
