/** Long suites run in parts: another part each day, and the whole with ESSAIM_ALL=1. */

import { seedOfToday } from '../truth/shuffled.ts'

const ALL = process.env.ESSAIM_ALL === '1'

/** Whether what stands at a place of a list has its turn today, which comes every `days` days. */
export const hasItsTurn = (place: number, days: number): boolean =>
  ALL || (place + seedOfToday()) % days === 0
