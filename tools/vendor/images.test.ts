/** The produced memories are named by their bytes, and the same ones come of the same packages. */

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { RuntimeManifest } from '../../workers/protocol/boot.ts'
import { modulesIn } from '../../workers/protocol/image.ts'
import { readImage } from '../../workers/runtime/image/layout.ts'
import { RUNTIME } from '../paths.ts'
import { withDependencies } from './images.ts'
import { mend } from './mends.ts'
import { nameOf } from './names.ts'
import { buildSnapshot } from './snapshot.ts'

const read = (file: string) => new Uint8Array(readFileSync(join(RUNTIME, file)))
const manifest = JSON.parse(readFileSync(join(RUNTIME, 'manifest.json'), 'utf8')) as RuntimeManifest

test('the snapshot that is taken again has the same name', async () => {
  const { memory } = await buildSnapshot([read(manifest.archive), read(manifest.modules)])
  assert.equal(nameOf('.', 'core', 'snapshot', memory), manifest.snapshot)
})

for (const [name, files] of Object.entries(manifest.images)) {
  test(`the manifest says of the image ${name} what its files are`, () => {
    const [memory, libraries] = [read(files.memory), read(files.libraries)]
    assert.equal(nameOf('images', name, 'image', memory), files.memory)
    assert.equal(nameOf('images', name, 'libraries', libraries), files.libraries)
    assert.equal(nameOf('images', name, 'zip', read(files.archive)), files.archive)
    assert.deepEqual(
      [memory.byteLength, libraries.byteLength],
      [files.memoryBytes, files.librariesBytes],
    )
    assert.equal(files.libraryEnds.at(-1), files.librariesBytes)
    const { description } = readImage(memory.slice().buffer)
    const modules = modulesIn(files, libraries.slice().buffer)
    assert.equal(description.linking.libraries.length, modules.length)
    for (const module of modules) assert.ok(WebAssembly.validate(module))
    const { packages } = description
    assert.deepEqual(withDependencies(manifest.catalogue, packages), packages)
  })

  test(`nothing of this machine is in the image ${name}`, () => {
    const memory = Buffer.from(read(files.memory).buffer)
    assert.equal(memory.indexOf(join(RUNTIME, '..', '..')), -1)
  })
}

test('a mend whose place is another one stops the build with a sentence', () => {
  const files = new Map([['matplotlib/fontlist.json', new TextEncoder().encode('{}')]])
  assert.throws(() => mend('matplotlib', files), /no longer says .* once: look at .*mends\.ts/)
})
