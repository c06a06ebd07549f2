/** `npm run check`: types, style, the arrows between rooms, dead code and sizes. */

import { check } from './check/check.ts'
import { add, counted, lineOf, NONE } from './counts.ts'
import { prepareSite } from './site/prepare.ts'
import { main } from './trouble.ts'

await main(async () => {
  const site = await counted('site', async () => {
    await prepareSite()
    return NONE
  })
  const counts = add(site, await check())
  console.log(lineOf(counts))
  if (counts.failed > 0) process.exitCode = 1
})
