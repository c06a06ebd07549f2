import assert from 'node:assert/strict'
import { test } from 'node:test'
import { randomOf } from '../../fabric/random.ts'
import { type FileChange, FileTree } from '../../protocol/files.ts'
import { SharedFiles } from './shared-files.ts'

/** A page and nodes, with messages that are delivered when the test says so. */
class World {
  readonly page = FileTree.empty()
  readonly nodes: SharedFiles[] = []
  readonly toPage: FileChange[][] = []
  readonly toNode: [number, FileChange | null][][] = []
  #number = 0

  constructor(nodes: number) {
    for (let index = 0; index < nodes; index++) {
      this.toPage.push([])
      this.toNode.push([])
      const node = new SharedFiles((change) => this.toPage[index]?.push(change))
      node.open({ number: 0, kept: this.page.kept, shared: false })
      this.nodes.push(node)
    }
  }

  countOneOf(index: number): void {
    const change = this.toPage[index]?.shift()
    if (change === undefined) return
    this.page.apply(change)
    this.#number++
    for (const [other, queue] of this.toNode.entries()) {
      queue.push([this.#number, other === index ? null : change])
    }
  }

  deliverOneTo(index: number): void {
    const next = this.toNode[index]?.shift()
    if (next !== undefined) this.nodes[index]?.hear(...next)
  }
}

const show = (tree: FileTree | SharedFiles['tree'], paths: readonly string[]) =>
  paths.map((path) => {
    const kept = tree.get(path)
    return kept?.kind === 'file' ? String(kept.bytes[0]) : kept?.kind
  })

test('whatever is changed at once, in the end all nodes have what the page has', () => {
  const paths = ['/tmp/a', '/tmp/b', '/tmp/d', '/tmp/d/a', '/tmp/d/b', '/tmp/e', '/tmp/e/a']
  let conflicts = 0
  for (let seed = 0; seed < 200; seed++) {
    const random = randomOf(seed, 'files')
    const pick = (count: number) => Math.floor(random() * count)
    const path = () => paths[pick(paths.length)] as string
    const world = new World(3)
    const act = (at: number): FileChange => {
      const kind = pick(5)
      if (kind === 0) return { kind: 'removed', path: path(), at }
      if (kind === 1) return { kind: 'renamed', path: path(), to: path(), at }
      if (kind === 2) return { kind: 'put', path: path(), kept: { kind: 'folder', at } }
      return { kind: 'put', path: path(), kept: { kind: 'file', at, bytes: Uint8Array.of(at) } }
    }
    for (let step = 0; step < 120; step++) {
      const index = pick(3)
      const what = pick(3)
      if (what === 0) world.nodes[index]?.publish(act(step))
      else if (what === 1) world.countOneOf(index)
      else {
        if (!world.nodes[index]?.settled) conflicts++
        world.deliverOneTo(index)
      }
    }
    for (let index = 0; index < 3; index++) {
      for (let step = 0; step < 200; step++) world.countOneOf(index)
    }
    for (let index = 0; index < 3; index++) {
      for (let step = 0; step < 400; step++) world.deliverOneTo(index)
    }
    for (const node of world.nodes) {
      assert.ok(node.settled)
      assert.deepEqual(show(node.tree, paths), show(world.page, paths), `seed ${seed}`)
    }
  }
  assert.ok(conflicts > 1000)
})

test('what several add to one file at once is all there in the end, once, and the same everywhere', () => {
  for (let seed = 0; seed < 100; seed++) {
    const random = randomOf(seed, 'added')
    const pick = (count: number) => Math.floor(random() * count)
    const world = new World(3)
    for (let step = 1; step <= 30; step++) {
      const node = world.nodes[pick(3)]
      const there = node?.tree.get('/tmp/a')
      const before = there?.kind === 'file' ? [...there.bytes] : []
      const bytes = Uint8Array.from([...before, step])
      const kept = { kind: 'file', at: step, bytes } as const
      node?.publish({ kind: 'put', path: '/tmp/a', kept, addedTo: before.length })
      for (let more = pick(4); more > 0; more--) {
        world.countOneOf(pick(3))
        world.deliverOneTo(pick(3))
      }
    }
    for (let index = 0; index < 3; index++) for (let n = 0; n < 30; n++) world.countOneOf(index)
    for (let index = 0; index < 3; index++) for (let n = 0; n < 30; n++) world.deliverOneTo(index)
    const inPage = world.page.get('/tmp/a')
    const all = inPage?.kind === 'file' ? [...inPage.bytes] : []
    assert.deepEqual(
      all.toSorted((a, b) => a - b),
      Array.from({ length: 30 }, (_, index) => index + 1),
      `seed ${seed}`,
    )
    for (const node of world.nodes) {
      const kept = node.tree.get('/tmp/a')
      assert.deepEqual(kept?.kind === 'file' && [...kept.bytes], all, `seed ${seed}`)
    }
  }
})

test('a node sees its own change at once, also while another one of the same file comes in', () => {
  const world = new World(2)
  const write = (index: number, value: number) =>
    world.nodes[index]?.publish({
      kind: 'put',
      path: '/tmp/a',
      kept: { kind: 'file', at: value, bytes: Uint8Array.of(value) },
    })
  write(0, 1)
  world.countOneOf(0)
  write(1, 2)
  world.deliverOneTo(1)
  assert.deepEqual(show(world.nodes[1]?.tree as FileTree, ['/tmp/a']), ['2'])
  world.countOneOf(1)
  world.deliverOneTo(0)
  world.deliverOneTo(0)
  world.deliverOneTo(1)
  for (const node of world.nodes) assert.deepEqual(show(node.tree, ['/tmp/a']), ['2'])
})
