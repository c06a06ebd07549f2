/** `npm test`: every layer of the tests; `npm test -- units` runs one. */

import { add, counted, lineOf, NONE } from './counts.ts'
import { prepareSite } from './site/prepare.ts'
import { LAYERS, type Layer, runLayer } from './test/layers.ts'
import { main, Trouble } from './trouble.ts'

function wanted(arguments_: readonly string[]): readonly Layer[] {
  for (const name of arguments_) {
    if (!LAYERS.some((layer) => layer === name)) {
      throw new Trouble(`there is no layer "${name}"; there are ${LAYERS.join(', ')}`)
    }
  }
  return LAYERS.filter((layer) => arguments_.length === 0 || arguments_.includes(layer))
}

await main(async () => {
  const layers = wanted(process.argv.slice(2))
  let counts = await counted('site', async () => {
    await prepareSite()
    return NONE
  })
  for (const layer of layers) {
    console.log(`essaim: tests, ${layer} …`)
    const own = await counted(layer, () => runLayer(layer))
    console.log(`${layer}: ${lineOf(own)}`)
    counts = add(counts, own)
  }
  console.log(lineOf(counts))
  if (counts.failed > 0) process.exitCode = 1
})
