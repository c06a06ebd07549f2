/** Every exercise in the tab's cluster: the solution passes, each wrong answer is told why. */

import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { parse } from 'yaml'
import { imageFor } from '../../src/boot/images.ts'
import { hasItsTurn } from '../../tools/test/today.ts'
import { IMAGES, type ImageName } from '../protocol/image.ts'
import type { CheckResult } from '../protocol/kernel.ts'
import { loadAssets, openTab, type Tab } from './cluster.ts'

type Language = 'en' | 'fr'
type Texts = Readonly<Record<Language, string>>

interface Exercise {
  readonly points: number
  readonly feedback: Readonly<Record<string, Texts>>
  readonly wrong: Readonly<Record<string, { readonly check: string; readonly feedback: string }>>
}

const EXERCISES = new URL('../../content/exercises/', import.meta.url)
const LANGUAGES: readonly Language[] = ['en', 'fr']
/** Natively all is judged in both languages each day; here a solution in French so often. */
const DAYS = 4

function read(path: string): string {
  return readFileSync(new URL(path, EXERCISES), 'utf8')
}

const slugs = readdirSync(EXERCISES).filter((slug) =>
  existsSync(new URL(`${slug}/exercise.yaml`, EXERCISES)),
)

let tab: Tab

async function check(
  slug: string,
  file: string,
  language: Language,
): Promise<readonly CheckResult[]> {
  const { feedback } = parse(read(`${slug}/exercise.yaml`)) as Exercise
  const exercise = JSON.stringify({ slug, check: read(`${slug}/check.py`), feedback })
  const outcome = await tab.kernel.check(exercise, read(`${slug}/${file}`), language)
  assert.ok(!outcome.lost, 'the interpreter was lost')
  return outcome.results
}

/** What the lesson's page starts from: what the exercise imports is there. */
function imageOf(slug: string): ImageName {
  return imageFor(read(`${slug}/check.py`) + read(`${slug}/solution.py`))
}

function judges(slug: string): void {
  const { points, feedback, wrong } = parse(read(`${slug}/exercise.yaml`)) as Exercise

  const solutionPasses = (language: Language) =>
    test(`the solution passes (${language})`, async () => {
      const results = await check(slug, 'solution.py', language)
      assert.deepEqual(
        results.filter(({ result }) => result !== 'pass'),
        [],
      )
      assert.equal(
        results.reduce((sum, result) => sum + result.points, 0),
        points,
      )
    })

  describe(slug, () => {
    for (const language of LANGUAGES) {
      if (language === 'en' || hasItsTurn(slugs.indexOf(slug), DAYS)) solutionPasses(language)

      // Natively each wrong solution is judged in both languages; here they take turns.
      const turn = LANGUAGES.indexOf(language)
      for (const [file, meant] of Object.entries(wrong).filter((_, place) => place % 2 === turn)) {
        test(`${file} is told why (${language})`, async () => {
          const results = await check(slug, `wrong/${file}`, language)
          const judged = results.find(({ check }) => check === meant.check)
          assert.equal(judged?.result, 'fail')
          assert.equal(judged?.message, feedback[meant.feedback]?.[language])
        })
      }
    }

    test('the starter passes nothing', async () => {
      const results = await check(slug, 'starter.py', 'en')
      assert.ok(results.length > 0)
      assert.deepEqual(
        results.filter(({ result }) => result === 'pass'),
        [],
      )
    })
  })
}

for (const image of IMAGES) {
  const using = slugs.filter((slug) => imageOf(slug) === image)
  if (using.length === 0) continue

  describe(`from the image “${image}”`, () => {
    before(async () => {
      tab = openTab(loadAssets(image))
      // As on the lesson's page: the panel's cluster runs, and the checks use it.
      await tab.cluster.start({ kind: 'start', workers: 2 })
    })
    after(() => tab.close())

    for (const slug of using) judges(slug)

    test('the checks leave the cluster of the page as it was', () => {
      assert.equal(tab.cluster.state, 'ready')
      assert.equal(tab.cluster.workers.length, 2)
    })
  })
}
