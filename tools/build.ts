/** `npm run build`: dist/, for any static host; ESSAIM_BASE is the path that it is served under. */

import { DIST } from './paths.ts'
import { prepareSite, say } from './site/prepare.ts'
import { main } from './trouble.ts'

await main(async () => {
  await prepareSite({ folder: DIST, base: process.env.ESSAIM_BASE ?? '/' })
  say('dist/ is up to date')
})
