import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { KernelEvent } from '../../workers/protocol/kernel.ts'
import { fromEvents, toEvents } from './outputs.ts'

const printed = (text: string, stream: 'stdout' | 'stderr' = 'stdout'): KernelEvent => ({
  kind: 'printed',
  stream,
  text,
})
const shown = (text: string, display = '', kind: 'displayed' | 'display-updated' = 'displayed') =>
  ({ kind, data: { 'text/plain': text }, metadata: {}, display }) as const

test('what one stream prints in pieces becomes one output until another output comes', () => {
  const events = [printed('a'), printed('b\n'), printed('!', 'stderr'), printed('c'), shown('x')]
  assert.deepEqual(fromEvents([...events, printed('d')]), [
    { kind: 'stream', name: 'stdout', text: 'ab\n' },
    { kind: 'stream', name: 'stderr', text: '!' },
    { kind: 'stream', name: 'stdout', text: 'c' },
    { kind: 'display', data: { 'text/plain': 'x' }, metadata: {} },
    { kind: 'stream', name: 'stdout', text: 'd' },
  ])
})

test('a display that is updated keeps its place and has its last content', () => {
  const events = [shown('0 %', 'bar'), shown('other'), shown('100 %', 'bar', 'display-updated')]
  const contents = fromEvents(events).map((output) =>
    output.kind === 'display' ? output.data['text/plain'] : null,
  )
  assert.deepEqual(contents, ['100 %', 'other'])
})

test('a result has its number, an error the lines of its traceback', () => {
  const returned: KernelEvent = {
    kind: 'returned',
    count: 5,
    data: { 'text/plain': '4' },
    metadata: {},
  }
  const failed: KernelEvent = {
    kind: 'failed',
    name: 'ValueError',
    message: 'no',
    advice: null,
    traceback: 'one\ntwo',
  }
  assert.deepEqual(fromEvents([returned, failed]), [
    { kind: 'result', count: 5, data: { 'text/plain': '4' }, metadata: {} },
    { kind: 'error', name: 'ValueError', message: 'no', traceback: ['one', 'two'] },
  ])
})

test('outputs come back the same when they are shown and kept again', () => {
  const events = [
    printed('a\n'),
    printed('b', 'stderr'),
    shown('x'),
    { kind: 'returned', count: 2, data: { 'text/html': '<b>x</b>' }, metadata: { a: 1 } },
    { kind: 'failed', name: 'E', message: 'm', advice: null, traceback: 'x\ny' },
  ] satisfies readonly KernelEvent[]
  const outputs = fromEvents(events)
  assert.deepEqual(fromEvents(toEvents(outputs)), outputs)
})

test('the colours of a terminal are not shown', () => {
  const traceback = ['\u001b[0;31mE\u001b[0m: \u001b[38;5;28mm\u001b[39m']
  const [event] = toEvents([{ kind: 'error', name: 'E', message: 'm', traceback }])
  assert.equal(event?.kind === 'failed' && event.traceback, 'E: m')
})

test('what was cleared, asked and loaded is no output', () => {
  const events: readonly KernelEvent[] = [
    printed('gone'),
    { kind: 'cleared', wait: false },
    { kind: 'asked', prompt: '?', secret: false },
    { kind: 'package', name: 'numpy', state: 'loading', bytes: 1 },
  ]
  assert.deepEqual(fromEvents(events), [])
})
