/** `npm run dev`: the site with reload while it is written. */

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from './paths.ts'
import { assertFree } from './serve/listen.ts'
import { portFrom } from './serve/port.ts'
import { astroEnvironment } from './site/build.ts'
import { say } from './site/prepare.ts'
import { main } from './trouble.ts'
import { vendor } from './vendor/vendor.ts'

await main(async () => {
  const port = portFrom(process.env.PORT)
  await assertFree(port)
  await vendor(say)
  const astro = join(ROOT, 'node_modules/astro/bin/astro.mjs')
  const child = spawn(process.execPath, [astro, 'dev', '--port', String(port)], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...astroEnvironment('/') },
  })
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  process.on('SIGINT', () => {})
  await new Promise<void>((resolve) => {
    child.on('close', (code) => {
      process.exitCode = code ?? 1
      resolve()
    })
  })
})
