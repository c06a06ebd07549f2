import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { add, lineOf } from '../counts.ts'
import { countsOfTap, runNodeTests } from './node-tests.ts'
import { countsOfJunit } from './pytest.ts'

const folder = mkdtempSync(join(tmpdir(), 'essaim-counts-'))
after(() => rmSync(folder, { recursive: true }))

test('the summary of a TAP report', () => {
  const summary = ['# tests 9', '# pass 4', '# fail 1', '# cancelled 1', '# skipped 2', '# todo 1']
  assert.deepEqual(countsOfTap(summary.join('\n')), { passed: 4, failed: 2, skipped: 3 })
  assert.equal(countsOfTap('TAP version 13'), null)
})

test('the attributes of a JUnit report', () => {
  const xml = '<testsuites><testsuite errors="1" failures="2" skipped="3" tests="10"></testsuite>'
  assert.deepEqual(countsOfJunit(xml), { passed: 4, failed: 3, skipped: 3 })
  assert.equal(countsOfJunit(''), null)
})

test('a test file that breaks down is a failure', async () => {
  const file = join(folder, 'broken.mjs')
  writeFileSync(file, 'process.exit(3)\n')
  assert.deepEqual(await runNodeTests({ patterns: [file], sideBySide: 1, show: false }), {
    passed: 0,
    failed: 1,
    skipped: 0,
  })
})

test('a layer without tests is a failure', async () => {
  const counts = await runNodeTests({ patterns: [join(folder, '*.none')], sideBySide: 1 })
  assert.equal(counts.failed, 1)
})

test('the last line', () => {
  const sum = add({ passed: 1, failed: 0, skipped: 2 }, { passed: 3, failed: 1, skipped: 0 })
  assert.equal(lineOf(sum), '4 passed, 1 failed, 2 skipped')
})
