/** `npm run vendor`: makes what the site serves and git does not hold. */

import { makeData } from './data/data.ts'
import { writeOutsideFiles } from './outside/write.ts'
import { main } from './trouble.ts'
import { vendor } from './vendor/vendor.ts'

await main(async () => {
  const say = (line: string) => console.log(`essaim: ${line}`)
  const vendored = await vendor(say)
  const made = (await makeData(say)) || vendored
  writeOutsideFiles()
  console.log(made ? 'essaim: everything is vendored' : 'essaim: everything was there')
})
