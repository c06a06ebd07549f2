/** The lessons' cells where each package is loaded by its import: what they show is the same. */

import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Trouble } from '../trouble.ts'

const TESTS = fileURLToPath(new URL('../../workers/suite/lessons.test.ts', import.meta.url))

/**
 * `words` choose lessons.
 *
 * @throws Trouble where a cell fails, or shows what its lesson does not say
 */
export function lessonsWithoutImages(words: readonly string[]): void {
  const chosen = words.map((word) => `--test-name-pattern=${word}`)
  const { status } = spawnSync(process.execPath, ['--test', ...chosen, TESTS], {
    env: { ...process.env, ESSAIM_IMAGES: 'none', ESSAIM_ALL: '1' },
    stdio: 'inherit',
  })
  if (status !== 0) throw new Trouble('a lesson’s cells differ without its image')
}
