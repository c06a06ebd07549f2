/** What a first visit transfers: the lesson, its first run, and a cluster. */

import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import type { Samples } from '../samples.ts'
import { startCell } from '../scenarios.ts'
import { openBrowser } from './browser.ts'
import { runCell } from './cell.ts'
import { type Relay, relay } from './relay.ts'

/** What a host uses that compresses while it sends. */
const QUALITY = 5
const PACKED = /\.(png|jpe?g|webp|woff2)$/

function brotliBytes(dist: string, path: string): number {
  const place = join(dist, decodeURI(path))
  const file = path.endsWith('/') ? join(place, 'index.html') : place
  if (!existsSync(file) || !statSync(file).isFile()) return 0
  const bytes = readFileSync(file)
  if (PACKED.test(file)) return bytes.byteLength
  const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY }
  return brotliCompressSync(bytes, { params }).byteLength
}

function note(part: string, counting: Relay, dist: string, samples: Samples): void {
  const { bytes, paths } = counting.take()
  const compressed = paths.reduce((total, path) => total + brotliBytes(dist, path), 0)
  samples.add('browser', `wire ${part}`, bytes / 1000)
  samples.add('browser', `wire ${part} brotli`, compressed / 1000)
}

export async function measureWire(
  chromium: string,
  site: { readonly port: number; readonly lesson: string; readonly dist: string },
  samples: Samples,
): Promise<void> {
  const { page, close } = await openBrowser(chromium)
  const counting = await relay(site.port)
  try {
    await page.goto(`http://localhost:${counting.port}${site.lesson}`, {
      waitUntil: 'networkidle',
    })
    note('page', counting, site.dist, samples)
    await runCell(page, 'print(1)')
    await page.waitForLoadState('networkidle')
    note('run', counting, site.dist, samples)
    await runCell(page, startCell(4))
    await page.waitForLoadState('networkidle')
    note('cluster', counting, site.dist, samples)
  } catch (error) {
    samples.fail('browser', 'wire', error)
  } finally {
    await close()
    counting.close()
  }
}
