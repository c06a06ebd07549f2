/** `npm run vendor`: makes what the site serves and git does not hold. */

import { main } from './trouble.ts'
import { vendor } from './vendor/vendor.ts'

await main(async () => {
  const made = await vendor((line) => console.log(`essaim: ${line}`))
  console.log(made ? 'essaim: everything is vendored' : 'essaim: everything was there')
})
