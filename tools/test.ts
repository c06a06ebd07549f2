/** `npm test`: every layer of the tests; `npm test -- units` runs one. */

import { add, type Counts, counted, lineOf, NONE, ONE_FAILED } from './counts.ts'
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

/** Who waits for the result gives up some time after this; it is to be told before. */
const LIMIT_MINUTES = 80

/** Ends the tests that take for ever, and says which did not end. */
function watch(done: () => Counts, running: () => string): void {
  setTimeout(() => {
    console.log(`essaim: after ${LIMIT_MINUTES} minutes ${running()} had not ended`)
    console.log(lineOf(add(done(), ONE_FAILED)))
    // What it started is ended with it (child.ts).
    process.kill(process.pid, 'SIGTERM')
  }, LIMIT_MINUTES * 60_000).unref()
}

await main(async () => {
  const layers = wanted(process.argv.slice(2))
  let [counts, running] = [NONE, 'the site']
  watch(
    () => counts,
    () => running,
  )
  counts = await counted('site', async () => {
    await prepareSite()
    return NONE
  })
  for (const layer of layers) {
    running = layer
    console.log(`essaim: tests, ${layer} …`)
    const own = await counted(layer, () => runLayer(layer))
    console.log(`${layer}: ${lineOf(own)}`)
    counts = add(counts, own)
  }
  console.log(lineOf(counts))
  if (counts.failed > 0) process.exitCode = 1
})
