/** Images that cannot be restored: the node starts without, says why, and nothing is missing. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BootAssets, ImageAssets } from '../protocol/boot.ts'
import type { ImageDescription } from '../protocol/image.ts'
import { readImage, writeImage } from '../runtime/image/layout.ts'
import { loadAssets, openTab } from './cluster.ts'
import { Notebook } from './notebook.ts'

const data = loadAssets('data')
const { image } = data
assert.ok(image !== null)

/** The same image with another description, as another engine or another build would need it. */
function described(change: (description: ImageDescription) => ImageDescription): ImageAssets {
  assert.ok(image !== null)
  const { description, header, listing, memory } = readImage(image.memory)
  const bytes = writeImage(change(description), [header, listing, memory])
  const memoryAgain = new SharedArrayBuffer(bytes.byteLength)
  new Uint8Array(memoryAgain).set(bytes)
  return { ...image, memory: memoryAgain }
}

/** A table of functions that this engine lays out with one entry more. */
const otherFeatures = described((description) => ({
  ...description,
  linking: { ...description.linking, tableStart: description.linking.tableStart + 1 },
}))
const tooLarge = described((description) => ({ ...description, heap: 2 ** 33 }))
const junk = new SharedArrayBuffer(4096)

const broken: Readonly<Record<string, readonly [ImageAssets, RegExp]>> = {
  'its memory is cut off': [
    { ...image, memory: image.memory.slice(0, 50_000_000) },
    /the image is cut off/,
  ],
  'only its beginning is there': [{ ...image, memory: image.memory.slice(0, 6) }, /is empty/],
  'it is another file': [{ ...image, memory: junk }, /this is no image/],
  'a library is missing': [{ ...image, modules: image.modules.slice(1) }, /modules for .* libr/],
  'libraries are those of another image': [
    { ...image, modules: image.modules.toReversed() },
    /Instance|import/i,
  ],
  'the engine has other features': [otherFeatures, /a table of \d+, not \d+ entries/],
  'there is too little memory for it': [tooLarge, /memory|range|limit/i],
}

for (const [what, [assets, reason]] of Object.entries(broken)) {
  test(`a kernel starts without its image when ${what}, and says why`, async () => {
    const boot: BootAssets = { ...data, image: assets, snapshot: null }
    const notebook = new Notebook(openTab(boot))
    try {
      const ran = await notebook.run('import numpy; int(numpy.arange(4).sum())')
      assert.equal(ran.value, '6')
      assert.ok(ran.events.some(({ kind }) => kind === 'package'))
      assert.equal(notebook.tab.starts.length, 1)
      assert.match(notebook.tab.starts[0] ?? 'from the image', reason)
    } finally {
      notebook.close()
    }
  })
}

test('so do the nodes of a cluster, each for itself', async () => {
  const notebook = new Notebook(openTab({ ...data, image: otherFeatures, snapshot: null }))
  try {
    const sum = await notebook.value(`
from dask.distributed import Client
client = Client(n_workers=1)
int(client.submit(lambda: __import__('numpy').arange(5).sum()).result())`)
    assert.equal(sum, '10')
    const { starts } = notebook.tab
    assert.equal(starts.length, 3)
    for (const start of starts) assert.match(start ?? 'from the image', /a table of/)
  } finally {
    notebook.close()
  }
})
