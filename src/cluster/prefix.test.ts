import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { prefixOf } from './prefix.ts'

const golden = JSON.parse(
  readFileSync(new URL('../../workers/protocol/golden/prefixes.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, string>>

for (const [key, prefix] of Object.entries(golden)) {
  test(`${key} is called ${prefix}`, () => assert.equal(prefixOf(key), prefix))
}
