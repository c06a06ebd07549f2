/** The layers of the tests, from the quickest to the slowest. */

import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { findChromium } from '../browsers/chromium.ts'
import { findEngines } from '../browsers/engines.ts'
import { check } from '../check/check.ts'
import { type Counts, NONE } from '../counts.ts'
import { DIST, ROOT } from '../paths.ts'
import { prepareSite, say } from '../site/prepare.ts'
import { runNodeTests } from './node-tests.ts'
import { runPytest } from './pytest.ts'

export const LAYERS = ['check', 'units', 'python', 'e2e'] as const
export type Layer = (typeof LAYERS)[number]

const UNITS = [
  'src/**/*.test.ts',
  'workers/**/*.test.ts',
  'tools/**/*.test.ts',
  'bench/**/*.test.ts',
]
const STORIES = ['e2e/**/*.test.ts']
/** The site as it is built for a host where it does not lie at the root. */
const MOUNTED = { folder: join(ROOT, '.cache/dist-under-base'), base: '/essaim/' } as const

async function stories(): Promise<Counts> {
  const chromium = await findChromium(say)
  if (chromium === null) {
    const files = globSync(STORIES, { cwd: ROOT })
    console.log('e2e: skipped, no Chromium can be had here; CHROMIUM_PATH may name one')
    return { ...NONE, skipped: files.length }
  }
  const engines = await findEngines(say)
  await prepareSite(MOUNTED)
  return runNodeTests({
    patterns: STORIES,
    sideBySide: 1,
    env: {
      CHROMIUM_PATH: chromium,
      ESSAIM_DIST: DIST,
      ESSAIM_DIST_MOUNTED: MOUNTED.folder,
      ...engines,
    },
  })
}

export function runLayer(layer: Layer): Promise<Counts> {
  switch (layer) {
    case 'check':
      return check()
    case 'units':
      return runNodeTests({ patterns: UNITS, sideBySide: Math.max(2, availableParallelism() - 1) })
    case 'python':
      return runPytest()
    case 'e2e':
      return stories()
    default:
      return layer satisfies never
  }
}
