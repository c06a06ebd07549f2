/** `npm start`: everything from a clean clone to a served site; `-- --classroom` on the network. */

import { networkAddresses } from './classroom/addresses.ts'
import { openClassroom } from './classroom/classroom.ts'
import { DIST } from './paths.ts'
import { assertFree } from './serve/listen.ts'
import { portFrom } from './serve/port.ts'
import { serve } from './serve/serve.ts'
import { prepareSite } from './site/prepare.ts'
import { main, Trouble } from './trouble.ts'

const CLASSROOM = '--classroom'

await main(async () => {
  const asked = process.argv.slice(2)
  const unknown = asked.find((word) => word !== CLASSROOM)
  if (unknown !== undefined) {
    throw new Trouble(
      `npm start knows no "${unknown}"; npm start -- ${CLASSROOM} opens a classroom`,
    )
  }
  const port = portFrom(process.env.PORT)
  await assertFree(port)
  await prepareSite()
  if (asked.length === 0) {
    const { url } = await serve({ folder: DIST, port })
    console.log(`Ready: ${url}`)
    return
  }
  const classroom = openClassroom()
  const { url } = await serve({ folder: DIST, port, classroom })
  const addresses = networkAddresses().map((address) => url.replace('localhost', address))
  console.log(`Ready: ${url}`)
  console.log(
    `Students open ${addresses.join(' or ') || url}, a deck, and follow room ${classroom.room}`,
  )
  console.log(`Your lecturer's code is ${classroom.key}`)
})
