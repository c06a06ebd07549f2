/** Every experiment in the tab's cluster: its code shows what it is expected to show. */

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { imageFor } from '../../src/boot/images.ts'
import { type Seen, seenIn, verdictOn, withConstant } from '../../src/experiments/verdict.ts'
import { hasItsTurn } from '../../tools/test/today.ts'
import { IMAGES } from '../protocol/image.ts'
import { loadAssets, openTab, type Tab } from './cluster.ts'
import { codeOf, EXPERIMENTS, experimentOf, LANGUAGES } from './experiment.ts'

/** As it is written, an experiment runs each day; with another value it has its turn. */
const DAYS = 2

let tab: Tab | null = null

async function seenBy(tab: Tab, code: string): Promise<Seen> {
  let seen: Seen | null = null
  let failed = ''
  await tab.kernel.run(code, { text: '#000', background: '#fff', grid: '#888' }, (event) => {
    if (event.kind === 'returned') seen = seenIn(event.data)
    if (event.kind === 'failed') failed = event.traceback
  })
  assert.ok(seen !== null, failed === '' ? 'the cell returned nothing that was seen' : failed)
  return seen
}

function shows(slug: string): void {
  const { parameter, expected, verdicts } = experimentOf(slug)

  describe(slug, () => {
    for (const [place, [value, means]] of Object.entries(expected).entries()) {
      if (value !== 'as-written' && !hasItsTurn(place, DAYS)) continue
      test(`${value === 'as-written' ? 'as it is written' : `with ${value}`}: ${means}`, async () => {
        const written = codeOf(slug)
        const code =
          value === 'as-written'
            ? written
            : withConstant(written, parameter?.name ?? '', Number(value))
        assert.ok(tab)
        const seen = await seenBy(tab, code)
        const verdict = verdictOn(seen, verdicts)
        assert.equal(verdict?.means, means, JSON.stringify(seen))
        for (const language of LANGUAGES) {
          for (const [, name = ''] of verdict?.says[language].matchAll(/\{(\w+)\}/g) ?? []) {
            assert.ok(name in seen, `the verdict speaks of {${name}}, which was not seen`)
          }
        }
      })
    }
  })
}

for (const image of IMAGES) {
  const using = EXPERIMENTS.filter((slug) => imageFor(codeOf(slug)) === image)
  if (using.length === 0) continue

  describe(`from the image “${image}”`, () => {
    before(() => {
      tab = openTab(loadAssets(image))
    })
    after(() => tab?.close())

    for (const slug of using) shows(slug)
  })
}
