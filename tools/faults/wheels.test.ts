import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, test } from 'node:test'
import type { LockedFile } from '../vendor/lock.ts'
import { closedPort, emptyFolder } from './sandbox.ts'

const cache = emptyFolder()
const closed = `http://127.0.0.1:${await closedPort()}/`
Object.assign(process.env, {
  ESSAIM_CACHE: cache,
  PIP_CONFIG_FILE: '/dev/null',
  PIP_INDEX_URL: closed,
  PIP_FIND_LINKS: '',
  PIP_RETRIES: '0',
})
// Reads where the cache is when it is imported.
const { fetchAll, sha256 } = await import('../vendor/fetch.ts')

const folder = join(cache, 'wheels')
const good = new TextEncoder().encode('the bytes of a wheel')

const locked = (file: string, from: LockedFile['from']): LockedFile => ({
  name: 'thing',
  version: '1.0',
  file,
  sha256: sha256(good),
  from,
  when: 'late',
  imports: [],
  depends: [],
})
const answering = (bytes: Uint8Array<ArrayBuffer>) => async () => new Response(bytes)
const offline = async () => {
  throw new TypeError('fetch failed')
}

beforeEach(() => mkdirSync(folder, { recursive: true }))

test('a download whose sha256 is not the locked one is refused and not kept', async () => {
  const wrong = new TextEncoder().encode('other bytes')
  await assert.rejects(
    fetchAll([locked('refused.whl', 'pyodide')], answering(wrong)),
    /refused\.whl has not the sha256/,
  )
  assert.deepEqual(readdirSync(folder), [])
})

test('a truncated wheel in the cache is fetched again', async () => {
  writeFileSync(join(folder, 'truncated.whl'), good.slice(0, 5))
  await fetchAll([locked('truncated.whl', 'pyodide')], answering(good))
  assert.deepEqual(new Uint8Array(readFileSync(join(folder, 'truncated.whl'))), good)
})

test('a wheel that is there is not asked for', async () => {
  writeFileSync(join(folder, 'there.whl'), good)
  await fetchAll([locked('there.whl', 'pyodide')], offline)
})

test('what an interrupted download left is removed', async () => {
  mkdirSync(join(folder, 'part-left'))
  await fetchAll([], offline)
  assert.ok(!readdirSync(folder).includes('part-left'))
})

for (const from of ['pypi', 'pyodide'] as const) {
  test(`without a network the missing files from ${from} are named, and where to put them`, async () => {
    await assert.rejects(fetchAll([locked('absent.whl', from)], offline), (error: Error) => {
      assert.match(error.message, /Missing: absent\.whl/)
      assert.ok(error.message.includes(`put into ${folder}`))
      return true
    })
    assert.ok(!readdirSync(folder).some((entry) => /part|absent/.test(entry)))
  })
}
