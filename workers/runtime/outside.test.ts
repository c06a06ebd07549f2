import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressesIn, diagnose, isMixed, Outside, type Refusal } from './outside.ts'

const ws = new URL('ws://host:8786')
const wss = new URL('wss://host:8786')

/** Answers as a server does that a page may read, may not read, or that is not there. */
const asking = (answers: Readonly<Partial<Record<RequestMode, string>>>) => {
  const asked: string[] = []
  const ask = async (url: string, { mode = 'cors' }: RequestInit) => {
    asked.push(url)
    const answer = answers[mode]
    if (answer === undefined) throw new TypeError('Failed to fetch')
    return new Response(answer)
  }
  return { asked, ask: ask as unknown as typeof fetch }
}

test('the addresses of a cell are those written in it', () => {
  const code = 'Client("ws://10.0.0.7:8786")\nb = \'WSS://Host.example/path\' # ws://later:1'
  assert.deepEqual(addressesIn(code), ['ws://10.0.0.7:8786', 'wss://host.example', 'ws://later:1'])
  assert.deepEqual(addressesIn('Client(f"ws://{host}:8786"); "http://host:1"; "ws://"'), [])
})

test('a secure page reaches without TLS only its own machine', () => {
  assert.equal(isMixed(ws, 'https:'), true)
  assert.equal(isMixed(ws, 'http:'), false)
  assert.equal(isMixed(wss, 'https:'), false)
  for (const host of ['localhost', '127.0.0.1', '[::1]', 'a.localhost']) {
    assert.equal(isMixed(new URL(`ws://${host}:1`), 'https:'), false, host)
  }
  assert.equal(isMixed(new URL('ws://127.evil.example:1'), 'https:'), true)
})

test('a scheduler with the preload says that it refused', async () => {
  const { ask, asked } = asking({ cors: 'Can "Upgrade" only to "WebSocket".' })
  assert.equal(await diagnose(ws, ask), 'forbidden')
  assert.deepEqual(asked, ['http://host:8786/'])
})

test('something else is told from nothing where the browser lets it', async () => {
  assert.equal(await diagnose(ws, asking({ cors: '<h1>nginx' }).ask), 'stranger')
  assert.equal(await diagnose(ws, asking({ 'no-cors': '' }).ask), 'stranger')
  assert.equal(await diagnose(ws, asking({}).ask), 'silent')
  assert.equal(await diagnose(wss, asking({}).ask), 'silent-tls')
})

test('an address that nobody named, or that is none, is not tried', async () => {
  const outside = new Outside()
  outside.name('Client("ws://named:8786")')
  const refused = (address: string) =>
    new Promise<string>((resolve) => outside.open(address).start((_, why) => resolve(String(why))))
  assert.equal(await refused('ws://other:8786'), 'unnamed' satisfies Refusal)
  assert.equal(await refused('ws://named:8787'), 'unnamed')
  assert.equal(await refused('wss://named:8786'), 'unnamed')
  assert.equal(await refused('ws://a b'), 'address')
  assert.equal(await refused('http://named:8786'), 'address')
})
