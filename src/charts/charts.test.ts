import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ClusterEvent } from '../../workers/protocol/cluster.ts'
import { EventLog } from '../cluster/events.ts'
import { matrixScene, networkScene } from './flows.ts'
import { GraphPicture } from './graph.ts'
import { layoutOf } from './layers.ts'
import { memoryScene } from './memory.ts'
import { progressScene } from './progress.ts'
import type { Scene, Words } from './scene.ts'
import { STATES, stateMark } from './shapes.ts'
import { streamScene } from './stream.ts'
import { svgFile } from './svg.ts'

const words: Words = {
  empty: 'nothing yet',
  client: 'client',
  bytes: (n) => `${n} B`,
  seconds: (n) => `${n} s`,
  integer: String,
}
const WIDTH = 800

function ran(key: string, worker: string, start: number, stop: number): ClusterEvent {
  const stretch = [['compute', start, stop]] as const
  const task = { kind: 'task-transitioned', at: stop, key, worker } as const
  return { ...task, from: 'waiting', to: 'memory', nbytes: 1, ran: stretch }
}

function graph(needs: readonly (readonly [string, readonly string[]])[]): ClusterEvent {
  const prefixes = [['t', needs.length]] as const
  return { kind: 'graph-submitted', at: 1, tasks: needs.length, prefixes, whole: true, needs }
}

function logOf(...events: readonly ClusterEvent[]): EventLog {
  const log = new EventLog()
  log.append(...events)
  return log
}

function stream(log: EventLog): Scene {
  return streamScene(log.columns, log.columns.end, log.live(), WIDTH, words)
}

const rects = (scene: Scene) => scene.marks.filter((mark) => mark.kind === 'rect')
const inside = (scene: Scene) =>
  rects(scene).every((r) => r.kind === 'rect' && r.x >= -1 && r.x + r.width <= scene.width + 1)

describe('the task stream', () => {
  test('draws each of a few tasks', () => {
    const log = logOf(ran('a-1', 'w1', 1, 2), ran('b-1', 'w2', 1.5, 3))
    assert.deepEqual([stream(log).things, stream(log).drawn - 2], [2, 2])
    assert.equal(rects(stream(log)).length, 2)
    assert.ok(inside(stream(log)))
  })

  test('draws the newest of ten thousand tasks, and no more marks than there are pixels', () => {
    const events = Array.from({ length: 10_000 }, (_, i) => {
      const start = 100 + i * 0.001
      return ran(`work-${i}`, `w${(i % 8) + 1}`, start, start + 0.004)
    })
    const scene = stream(logOf(...events))
    assert.equal(scene.things, 3000)
    assert.ok(scene.drawn <= 8 * WIDTH, `${scene.drawn} marks`)
    assert.ok(scene.drawn >= 1000, `${scene.drawn} marks`)
  })

  test('shows the last seconds before the cursor, not what came after it', () => {
    const log = logOf(ran('a-1', 'w1', 1, 2), ran('b-1', 'w1', 3, 4), ran('c-1', 'w1', 90, 91))
    const at = (row: number) => streamScene(log.columns, row, log.viewAt(row), WIDTH, words).things
    assert.deepEqual([0, 2, 4, 6].map(at), [0, 1, 2, 1])
  })

  test('draws a failed task as failed, and threads of a worker as rows', () => {
    const added = { kind: 'worker-added', at: 0, worker: 'w1', address: 'x', limit: 0 } as const
    const task = { kind: 'task-transitioned', at: 2, key: 'a-1', worker: 'w1' } as const
    const failed = { ...task, from: 'processing', to: 'erred', ran: [['compute', 1, 2]] } as const
    const fills = rects(stream(logOf(failed))).map((r) => r.kind === 'rect' && r.fill)
    assert.deepEqual(fills, ['task-erred'])
    const both = [ran('a-1', 'w1', 1, 3), ran('b-1', 'w1', 2, 4)]
    const tops = (threads: number) =>
      new Set(
        rects(stream(logOf({ ...added, threads }, ...both))).map((r) => r.kind === 'rect' && r.y),
      )
    assert.deepEqual([tops(1).size, tops(2).size], [1, 2])
  })
})

describe('the layers of a graph', () => {
  test('put each task after what it needs', () => {
    const needs = new Map([
      ['d', ['b', 'c']],
      ['b', ['a']],
      ['c', ['b']],
      ['a', []],
    ])
    const { places, layers } = layoutOf(needs)
    assert.deepEqual(
      ['a', 'b', 'c', 'd'].map((name) => places.get(name)?.layer),
      [0, 1, 2, 3],
    )
    assert.equal(layers, 4)
  })

  test('give every task of a layer a place of its own', () => {
    const leaves = Array.from({ length: 40 }, (_, i) => [`leaf-${i}`, []] as const)
    const needs = new Map<string, readonly string[]>([...leaves, ['sum', leaves.map(([l]) => l)]])
    const places = [...layoutOf(needs).places.values()].map((p) => `${p.layer}/${p.place}`)
    assert.equal(new Set(places).size, 41)
  })

  test('untangle pairs that were told crosswise', () => {
    const needs = new Map<string, readonly string[]>([
      ['a', []],
      ['b', []],
      ['needs-b', ['b']],
      ['needs-a', ['a']],
    ])
    const { places } = layoutOf(needs)
    const order = (name: string) => places.get(name)?.place
    assert.equal(order('a') === order('needs-a'), true)
    assert.equal(order('b') === order('needs-b'), true)
  })

  test('come to an end where a graph goes in a circle', () => {
    assert.equal(
      layoutOf(
        new Map([
          ['a', ['b']],
          ['b', ['a']],
        ]),
      ).places.size,
      2,
    )
  })
})

describe('the graph', () => {
  const chain = (n: number) =>
    graph(Array.from({ length: n }, (_, i) => [`t-${i}`, i > 0 ? [`t-${i - 1}`] : []] as const))

  test('is drawn whole up to 500 tasks', () => {
    const scene = new GraphPicture().scene(logOf(chain(500)).live(), WIDTH, words)
    assert.deepEqual([scene.things, scene.drawn], [500, 500])
  })

  test('is drawn by prefix above', () => {
    const scene = new GraphPicture().scene(logOf(chain(501)).live(), WIDTH, words)
    assert.deepEqual([scene.things, scene.drawn], [1, 1])
    assert.ok(scene.marks.some((mark) => mark.kind === 'text' && mark.text === '0 / 501'))
  })

  test('shows the states that tasks are in', () => {
    const picture = new GraphPicture()
    const log = logOf(chain(2))
    const before = picture.scene(log.live(), WIDTH, words)
    log.append(ran('t-0', 'w1', 1, 2))
    const after = picture.scene(log.live(), WIDTH, words)
    const fills = (scene: Scene) =>
      scene.marks.map((mark) => mark.kind === 'path' && (mark.stroke ?? mark.fill)).slice(1)
    assert.deepEqual(fills(before), ['task-waiting', 'task-waiting'])
    assert.deepEqual(fills(after), ['task-memory', 'task-waiting'])
  })
})

test('every state has a shape and a colour of its own', () => {
  const looks = STATES.map((state) => JSON.stringify(stateMark(state, 0, 0, 5)))
  const shapes = looks.map((look) => JSON.parse(look).d + (JSON.parse(look).stroke !== undefined))
  assert.equal(new Set(shapes).size, STATES.length)
})

test('progress divides a bar by the states of its tasks', () => {
  const log = logOf(
    graph([
      ['t-1', []],
      ['t-2', []],
      ['t-3', []],
      ['t-4', []],
    ]),
    ran('t-1', 'w1', 1, 2),
  )
  const [memory, waiting] = rects(progressScene(log.live(), WIDTH, words))
  assert.ok(memory?.kind === 'rect' && waiting?.kind === 'rect')
  assert.deepEqual([memory.fill, memory.width], ['task-memory', 200])
  assert.equal(waiting.outline, 'task-waiting')
})

test('memory, flows and network draw what was told, inside their width', () => {
  const log = new EventLog()
  for (const worker of ['w1', 'w2']) {
    const address = `tcp://${worker}:1`
    log.append({ kind: 'worker-added', at: 1, worker, address, threads: 1, limit: 100 })
  }
  const sizes = { managed: 20, unmanaged: 30, recent: 10, spilled: 5, limit: 100, memory: 60 }
  const sample = {
    worker: 'w1',
    status: 'running',
    processing: 0,
    executing: null,
    stored: 1,
    ...sizes,
  }
  log.append({ kind: 'workers-sampled', at: 2, workers: [sample] })
  const move = { kind: 'data-moved', at: 3, nbytes: 5, keys: 1, start: 2, stop: 3 } as const
  log.append({ ...move, source: 'w1', target: 'w2' }, { ...move, source: 'w2', target: 'client' })
  const view = log.live()
  assert.deepEqual(
    rects(memoryScene(view, WIDTH, words)).map((r) => r.kind === 'rect' && r.fill),
    ['memory-other', 'memory-other', 'task-memory', 'task-spilled'],
  )
  assert.equal(matrixScene(view, WIDTH, words).drawn, 2)
  const travelling = [{ pair: 'w1→w2', gone: 0.5 }]
  for (const scene of [
    memoryScene(view, 300, words),
    matrixScene(view, 300, words),
    networkScene(view, travelling, 300, words),
  ]) {
    assert.ok(inside(scene))
  }
})

test('an empty cluster says that something will appear', () => {
  const view = new EventLog().live()
  const texts = [progressScene(view, WIDTH, words), stream(new EventLog())].map((scene) =>
    scene.marks.map((mark) => mark.kind === 'text' && mark.text),
  )
  assert.deepEqual(texts, [['nothing yet'], ['nothing yet']])
})

test('a picture as a file names its colours and escapes what it says', () => {
  const mark = { kind: 'text', x: 1, y: 2, text: '<a & b>', fill: 'ink' } as const
  const scene = { width: 10, height: 10, marks: [mark], things: 1, drawn: 1 }
  const file = svgFile(scene, 'A "title"', (colour) => (colour === 'ink' ? '#123456' : 'serif'))
  assert.match(file, /fill="#123456"/)
  assert.match(file, /&lt;a &amp; b&gt;/)
  assert.doesNotMatch(file, /var\(/)
})
