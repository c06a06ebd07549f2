/** What the built pages weigh. */

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipped, weigh } from '../tools/check/pages.ts'
import type { Samples } from './samples.ts'

/** Found by the class name that every widget of Monaco has. */
function editorBytes(dist: string): number {
  const chunks = globSync('_astro/*.js', { cwd: dist })
    .map((file) => readFileSync(join(dist, file)))
    .filter((bytes) => bytes.includes('monaco-editor'))
  if (chunks.length === 0) throw new Error('the site has no editor')
  return Math.max(...chunks.map(gzipped))
}

export async function measureWeights(dist: string, page: string, samples: Samples): Promise<void> {
  const weight = weigh(dist, page)
  for (const part of ['html', 'js', 'css'] as const) {
    samples.add('browser', part, weight[part] / 1000)
  }
  await samples.measure('browser', 'editor', async () => editorBytes(dist) / 1000)
}
