/** Seeds one after the other, on a tab that is kept as long as it stays whole. */

import type { ImageName } from '../../protocol/image.ts'
import { Ground } from './ground.ts'
import { type Plan, planOf, type Work } from './plan.ts'
import { type Played, play } from './play.ts'

/** numpy and pandas take long to load: what needs them starts with both in memory. */
const imageFor = (work: Work): ImageName => (/^(array|frame)/.test(work) ? 'data' : 'core')

/** Plays seeds `from`, `from + 1`, …; one that fails is given a tab of its own to end with. */
export async function playSeeds(
  from: number,
  seeds: number,
  tell: (played: Played) => void,
): Promise<readonly Played[]> {
  const all: Played[] = []
  const grounds = new Map<ImageName, Ground>()
  try {
    for (let seed = from; seed < from + seeds; seed++) {
      const plan = planOf(seed)
      const image = imageFor(plan.work)
      const ground = grounds.get(image) ?? new Ground(image)
      grounds.set(image, ground)
      const played = await playOn(ground, plan)
      all.push(played)
      tell(played)
      if (played.verdict.kind === 'failed') {
        ground.close()
        grounds.delete(image)
      }
    }
  } finally {
    for (const ground of grounds.values()) ground.close()
  }
  return all
}

async function playOn(ground: Ground, plan: Plan): Promise<Played> {
  try {
    return await play(ground, plan)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { plan, verdict: { kind: 'failed', how: 'not prepared', message }, seconds: 0, met: 0 }
  }
}
