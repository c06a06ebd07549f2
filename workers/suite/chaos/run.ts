/** Seeds one after the other, on one tab as long as it stays whole. */

import { Ground } from './ground.ts'
import { type Plan, planOf } from './plan.ts'
import { type Played, play } from './play.ts'

/** Plays seeds `from`, `from + 1`, …; one that fails is given a tab of its own to end with. */
export async function playSeeds(
  from: number,
  seeds: number,
  tell: (played: Played) => void,
): Promise<readonly Played[]> {
  const all: Played[] = []
  let ground: Ground | null = null
  try {
    for (let seed = from; seed < from + seeds; seed++) {
      ground ??= new Ground()
      const played = await playOn(ground, planOf(seed))
      all.push(played)
      tell(played)
      if (played.verdict.kind === 'failed') {
        ground.close()
        ground = null
      }
    }
  } finally {
    ground?.close()
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
