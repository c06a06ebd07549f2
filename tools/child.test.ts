import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { test } from 'node:test'
import { run, runNode } from './child.ts'

test('what a program says and how it ends', async () => {
  const ran = await runNode(['-e', 'console.log("out"); console.error("err"); process.exit(3)'])
  assert.equal(ran.code, 3)
  assert.deepEqual(ran.output.trim().split('\n').sort(), ['err', 'out'])
})

test('a program that cannot be started has no exit code', async () => {
  assert.equal((await run('no-such-program', [])).code, null)
})

test('who is ended ends what it has started', {
  skip: process.platform === 'win32',
  timeout: 30_000,
}, async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const inner = `require('node:net').connect(${port}, '127.0.0.1')`
  const outer = `import { runNode } from ${JSON.stringify(new URL('./child.ts', import.meta.url))}
    await runNode(['-e', ${JSON.stringify(inner)}])`
  const child = spawn(process.execPath, ['--input-type=module', '-e', outer])
  const [socket] = (await once(server, 'connection')) as [Socket]
  child.kill('SIGTERM')
  // The inner program would keep its connection for as long as it runs.
  await once(socket.resume(), 'close')
  server.close()
})
