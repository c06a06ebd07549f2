/** `npm start`: everything from a clean clone to a served site. */

import { DIST } from './paths.ts'
import { assertFree } from './serve/listen.ts'
import { portFrom } from './serve/port.ts'
import { serve } from './serve/serve.ts'
import { prepareSite } from './site/prepare.ts'
import { main } from './trouble.ts'

await main(async () => {
  const port = portFrom(process.env.PORT)
  await assertFree(port)
  await prepareSite()
  const { url } = await serve({ folder: DIST, port })
  console.log(`Ready: ${url}`)
})
