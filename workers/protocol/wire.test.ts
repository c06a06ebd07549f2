import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { hostOf, LARGE_FRAME, unpackFrames } from './wire.ts'

type Rule = string | { readonly repeat: string; readonly times: number } | readonly Rule[]

interface Golden {
  readonly messages: readonly {
    readonly name: string
    readonly frames: readonly Rule[]
    readonly buffers: readonly Rule[]
  }[]
  readonly malformed: readonly {
    readonly name: string
    readonly buffers: readonly Rule[]
    readonly error: string
  }[]
}

const golden = JSON.parse(
  readFileSync(new URL('golden/frames.json', import.meta.url), 'utf8'),
) as Golden

const hexOf = (rule: Rule): string => {
  if (typeof rule === 'string') return rule
  return 'repeat' in rule ? rule.repeat.repeat(rule.times) : rule.map(hexOf).join('')
}
const bytesOf = (rule: Rule) => new Uint8Array(Buffer.from(hexOf(rule), 'hex'))
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

for (const { name, frames, buffers } of golden.messages) {
  test(`reads the golden message: ${name}`, () => {
    assert.deepEqual(unpackFrames(buffers.map(bytesOf)).map(hex), frames.map(hexOf))
  })
}

for (const { name, buffers, error } of golden.malformed) {
  test(`refuses: ${name}`, () => {
    assert.throws(() => unpackFrames(buffers.map(bytesOf)), { name: 'RangeError', message: error })
  })
}

test('the golden folder has a frame on each side of the border', () => {
  const sizes = golden.messages.flatMap(({ frames }) => frames.map((f) => bytesOf(f).byteLength))
  for (const size of [0, LARGE_FRAME - 1, LARGE_FRAME, LARGE_FRAME + 1]) {
    assert.ok(sizes.includes(size), `no frame of ${size} bytes`)
  }
})

test('reads a message that lies inside a larger buffer', () => {
  const message = bytesOf('0100000002000000abcd')
  const around = new Uint8Array(message.byteLength + 7)
  around.set(message, 5)
  const frames = unpackFrames([around.subarray(5, 5 + message.byteLength)])
  assert.deepEqual(frames.map(hex), ['abcd'])
})

test('a host is what stands before the last colon', () => {
  assert.equal(hostOf('w1:40000'), 'w1')
  assert.equal(hostOf('w1'), 'w1')
})
