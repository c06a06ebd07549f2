import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BLOCK, type Extent, Space } from './space.ts'

test('space that is given back is taken again before the disk grows', () => {
  const space = new Space()
  const first = space.take(3 * BLOCK)
  space.take(1)
  space.give(first)
  assert.deepEqual(space.take(2 * BLOCK), [{ at: 0, length: 2 * BLOCK }])
  assert.equal(space.end, 4 * BLOCK)
})

test('what fits nowhere whole is put into several places', () => {
  const space = new Space()
  const [a, , c] = [space.take(1), space.take(1), space.take(1), space.take(1)]
  space.give(a ?? [])
  space.give(c ?? [])
  assert.deepEqual(space.take(3 * BLOCK), [
    { at: 0, length: BLOCK },
    { at: 2 * BLOCK, length: BLOCK },
    { at: 4 * BLOCK, length: BLOCK },
  ])
})

test('neighbours join, and a free end is no longer part of the disk', () => {
  const space = new Space()
  const parts = [space.take(1), space.take(1), space.take(1)]
  space.give(parts[1] ?? [])
  space.give(parts[2] ?? [])
  assert.equal(space.end, BLOCK)
  space.give(parts[0] ?? [])
  assert.equal(space.end, 0)
})

test('nothing is ever given twice, and all of it comes back', () => {
  const space = new Space()
  const held: (readonly Extent[])[] = []
  let seed = 7
  const draw = (below: number) => {
    seed = (seed * 48271) % 2147483647
    return seed % below
  }
  for (let i = 0; i < 3000; i++) {
    if (draw(5) < 3 || held.length === 0) held.push(space.take(1 + draw(9 * BLOCK)))
    else space.give(held.splice(draw(held.length), 1)[0] ?? [])
    const all = held.flat().toSorted((one, other) => one.at - other.at)
    assert.ok(all.every(({ at }, n) => n === 0 || at >= end(all[n - 1])))
    assert.ok(end(all.at(-1)) <= space.end)
  }
  for (const extents of held) space.give(extents)
  assert.equal(space.end, 0)
})

function end(extent: Extent | undefined): number {
  return extent === undefined ? 0 : extent.at + extent.length
}
