import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { Trouble } from '../trouble.ts'
import { assertFree } from './listen.ts'
import { type ServeOptions, type Serving, serve } from './serve.ts'

const folder = mkdtempSync(join(tmpdir(), 'essaim-serve-'))
const FILES = {
  'index.html': '<h1>Home</h1>',
  '404.html': '<h1>Nothing here</h1>',
  'en/index.html': '<h1>English</h1>',
  '_astro/page.abc.js': 'export {}',
  'runtime/manifest.json': '{}',
  'runtime/core-abc.snapshot': 'memory',
  'runtime/packages/numpy-abc.zip': 'zip',
  'runtime/pyodide-0.27.7/pyodide.mjs': 'export {}',
  'runtime/pyodide-0.27.7/pyodide.asm.wasm': 'wasm',
} as const

before(() => {
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
})
after(() => rmSync(folder, { recursive: true }))

function serving(name: string, options: Partial<ServeOptions>, tests: (at: At) => void): void {
  suite(name, () => {
    let server: Serving | undefined
    before(async () => {
      server = await serve({ folder, ...options })
    })
    after(() => server?.close())
    tests((path) => new URL(path, server?.url).href)
  })
}
type At = (path: string) => string

const ask = (url: string) => fetch(url, { redirect: 'manual' })

serving('at the root', {}, (at) => {
  test('every answer isolates the page', async () => {
    for (const path of ['', 'en/', 'missing', 'runtime/core-abc.snapshot']) {
      const { headers } = await ask(at(path))
      assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin', path)
      assert.equal(headers.get('cross-origin-embedder-policy'), 'require-corp', path)
      assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin', path)
    }
  })

  for (const [path, type] of [
    ['', /^text\/html/],
    ['runtime/pyodide-0.27.7/pyodide.asm.wasm', /^application\/wasm$/],
    ['runtime/pyodide-0.27.7/pyodide.mjs', /^text\/javascript$/],
    ['runtime/manifest.json', /^application\/json$/],
  ] as const) {
    test(`the type of /${path}`, async () => {
      assert.match((await ask(at(path))).headers.get('content-type') ?? '', type)
    })
  }

  for (const path of [
    '_astro/page.abc.js',
    'runtime/core-abc.snapshot',
    'runtime/packages/numpy-abc.zip',
    'runtime/pyodide-0.27.7/pyodide.mjs',
  ]) {
    test(`/${path} may be kept for ever`, async () => {
      assert.match((await ask(at(path))).headers.get('cache-control') ?? '', /immutable/)
    })
  }

  for (const path of ['', 'en/', 'runtime/manifest.json']) {
    test(`/${path} is asked for again`, async () => {
      assert.equal((await ask(at(path))).headers.get('cache-control'), 'no-cache')
    })
  }

  test('what is not there is a page with status 404', async () => {
    const answer = await ask(at('no/such/page/'))
    assert.equal(answer.status, 404)
    assert.match(await answer.text(), /Nothing here/)
  })

  test('nothing outside the folder is served', async () => {
    assert.equal((await ask(at('..%2f..%2f..%2f..%2fetc%2fpasswd'))).status, 404)
    assert.equal((await ask(at('%E0%A4%A'))).status, 404)
  })

  test('a folder gets its slash, and keeps the query', async () => {
    const answer = await ask(at('en?speaker'))
    assert.equal(answer.status, 301)
    assert.equal(answer.headers.get('location'), '/en/?speaker')
  })

  test('a file written later is served', async () => {
    writeFileSync(join(folder, 'later.txt'), 'later')
    assert.equal(await (await ask(at('later.txt'))).text(), 'later')
  })

  test('only this machine is answered', { skip: outsideAddress() === undefined }, async () => {
    const port = Number(new URL(at('')).port)
    const refused = new Promise((resolve, reject) => {
      const socket = connect(port, outsideAddress(), () => reject(new Error('connected')))
      socket.on('error', resolve)
    })
    await refused
  })

  test('its port counts as taken', async () => {
    const port = Number(new URL(at('')).port)
    await assert.rejects(assertFree(port), (error: Error) => {
      assert.ok(error instanceof Trouble)
      assert.match(error.message, /PORT=\d+ npm start helps/)
      return true
    })
  })
})

serving('under another name', {}, (at) => {
  test('over plain http from elsewhere no answer isolates, which browsers would report', async () => {
    const { port } = new URL(at(''))
    const headers = await new Promise<IncomingHttpHeaders>((resolve, reject) => {
      const asked = request({ port, path: '/', headers: { Host: `192.168.1.5:${port}` } })
      asked.on('response', (answer) => resolve(answer.resume().headers))
      asked.on('error', reject).end()
    })
    assert.equal(headers['cross-origin-opener-policy'], undefined)
  })
})

serving('under a base path', { base: '/course/' }, (at) => {
  test('the site lies there and nowhere else', async () => {
    assert.match(await (await ask(at('en/'))).text(), /English/)
    assert.equal((await ask(at('/en/'))).status, 404)
    assert.equal((await ask(at('/course'))).headers.get('location'), '/course/')
    assert.equal((await ask(at('en'))).headers.get('location'), '/course/en/')
  })

  test('caching is the same there', async () => {
    const { headers } = await ask(at('_astro/page.abc.js'))
    assert.match(headers.get('cache-control') ?? '', /immutable/)
  })
})

serving('without headers', { headers: false }, (at) => {
  test('no answer isolates the page', async () => {
    for (const path of ['', 'missing']) {
      const { headers } = await ask(at(path))
      assert.equal(headers.get('cross-origin-opener-policy'), null)
      assert.equal(headers.get('cross-origin-embedder-policy'), null)
    }
  })
})

function outsideAddress(): string | undefined {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find((address) => !address.internal && address.family === 'IPv4')?.address
}
