import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Keeper, type Keeping } from './keeper.ts'
import { emptyNotebook, type Notebook } from './notebook.ts'
import type { Save, Saved } from './shelf.ts'

function shelf(answers: readonly (Saved | Error)[]) {
  const saves: Save[] = []
  const said: Keeping['kind'][] = []
  const left = [...answers]
  const save = async (given: Save): Promise<Saved> => {
    saves.push({ ...given })
    const answer = left.shift()
    if (answer === undefined || answer instanceof Error) throw answer
    return answer
  }
  return { saves, said, keeper: new Keeper({ save }, ({ kind }) => void said.push(kind)) }
}

const saved = (revision: number): Saved => ({ kind: 'saved', revision, at: 1 })
const other = (): Notebook => emptyNotebook()

test('each save says what was kept before, and nothing is saved twice', async () => {
  const { keeper, saves, said } = shelf([saved(1), saved(2)])
  const [first, second] = [other(), other()]
  await keeper.hold('a', first, null)
  await keeper.flush()
  keeper.change('a', first)
  await keeper.flush()
  keeper.change('b', second)
  await keeper.flush()
  await keeper.flush()
  assert.deepEqual(
    saves.map(({ name, before, revision }) => ({ name, before, revision })),
    [
      { name: 'a', before: null, revision: 0 },
      { name: 'b', before: first, revision: 1 },
    ],
  )
  assert.deepEqual(said, ['kept', 'kept'])
})

test('opening another notebook keeps the one before first', async () => {
  const { keeper, saves } = shelf([saved(1)])
  await keeper.hold('a', other(), null)
  const edited = other()
  keeper.change('a', edited)
  await keeper.hold('b', other(), null)
  assert.equal(saves[0]?.notebook, edited)
})

test('what another tab kept is not written over: this one is kept beside it', async () => {
  const { keeper, saves, said } = shelf([{ kind: 'overtaken' }, saved(1)])
  const notebook = other()
  await keeper.hold('a', notebook, { id: 'x', name: 'a', at: 0, notebook, revision: 4 })
  keeper.change('a', other())
  await keeper.flush()
  assert.equal(saves[0]?.id, 'x')
  assert.notEqual(saves[1]?.id, 'x')
  assert.equal(saves[1]?.before, null)
  assert.deepEqual(said, ['copied', 'kept'])
})

test('a save that fails is told, and tried again with the next', async () => {
  const { keeper, saves, said } = shelf([new Error('full'), saved(1)])
  await keeper.hold('a', other(), null)
  keeper.change('a', other())
  await keeper.flush()
  await keeper.flush()
  assert.deepEqual(said, ['failed', 'kept'])
  assert.equal(saves.length, 2)
})
