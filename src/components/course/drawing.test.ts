import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BOX, draw, wrapped } from './drawing.ts'

const MODULES = [
  { id: 'M1', needs: [] },
  { id: 'M2', needs: ['M1'] },
  { id: 'M3', needs: ['M1', 'M2'] },
  { id: 'M4', needs: [] },
]

test('every module has a place of its own inside the drawing, to the right of what it needs', async () => {
  const { width, height, boxes, arrows } = await draw(MODULES)
  const at = new Map(boxes.map((box) => [box.id, box]))
  assert.deepEqual([...at.keys()].toSorted(), ['M1', 'M2', 'M3', 'M4'])
  for (const { x, y } of boxes) {
    assert.ok(x >= BOX.width / 2 && x <= width - BOX.width / 2, `x ${x} of ${width}`)
    assert.ok(y >= BOX.height / 2 && y <= height - BOX.height / 2, `y ${y} of ${height}`)
  }
  assert.equal(at.get('M1')?.x, at.get('M4')?.x)
  assert.deepEqual(arrows.map(({ from, to }) => `${from} ${to}`).toSorted(), [
    'M1 M2',
    'M1 M3',
    'M2 M3',
  ])
  for (const { from, to } of arrows) assert.ok((at.get(from)?.x ?? 0) < (at.get(to)?.x ?? 0))
})

test('it is the same each time', async () => {
  assert.deepEqual(await draw(MODULES), await draw(MODULES))
})

test('a title takes the lines that it needs', () => {
  assert.deepEqual(wrapped('Cloud, containers, Kubernetes', 20), [
    'Cloud, containers,',
    'Kubernetes',
  ])
  assert.deepEqual(wrapped('Spark', 3), ['Spark'])
})
