import type { Delay } from '../protocol/network.ts'
import type { Random } from './random.ts'

/** Milliseconds, never negative. `index` counts the draws of a stream, for traces. */
export function draw(delay: Delay, random: Random, index: number): number {
  switch (delay.kind) {
    case 'constant':
      return delay.ms
    case 'uniform':
      return delay.from + (delay.to - delay.from) * random()
    case 'normal':
      return Math.max(0, delay.mean + delay.deviation * standardNormal(random))
    case 'exponential':
      return delay.least + (delay.mean - delay.least) * -Math.log(1 - random())
    case 'trace':
      return delay.ms[index % delay.ms.length] ?? 0
    default:
      return delay satisfies never
  }
}

export function meanOf(delay: Delay): number {
  switch (delay.kind) {
    case 'constant':
      return delay.ms
    case 'uniform':
      return (delay.from + delay.to) / 2
    case 'normal':
    case 'exponential':
      return delay.mean
    case 'trace':
      return delay.ms.reduce((sum, ms) => sum + ms, 0) / delay.ms.length
    default:
      return delay satisfies never
  }
}

/** By Box and Muller. */
function standardNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
