/** How long a follower needs: measured and told, never asserted. */

import type { TestContext } from 'node:test'
import type { DeckPage } from './deck.ts'

/** Goes through the deck, and tells how long the follower needed each time. */
export async function measure(t: TestContext, how: string, leader: DeckPage, follower: DeckPage) {
  const slides = await leader.slides()
  const delays: number[] = []
  for (const slide of [...slides.slice(1), ...slides.slice(0, 1)].slice(0, 12)) {
    const there = follower.isAt(slide)
    const moved = await leader.goTo(slide)
    delays.push((await there) - moved)
  }
  delays.sort((a, b) => a - b)
  const [half, most] = [delays[delays.length >> 1], delays.at(-1)]
  t.diagnostic(`following, ${how}: median ${half} ms, longest ${most} ms, of ${delays.length}`)
}
