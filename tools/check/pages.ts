/** What a built page loads before anybody touches it. */

import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

export interface Weight {
  readonly html: number
  readonly js: number
  readonly css: number
}

const SCRIPT = /<script[^>]+src="([^"]+)"|<link[^>]+rel="modulepreload"[^>]+href="([^"]+)"/g
const STYLE = /<link[^>]+rel="stylesheet"[^>]*href="([^"]+)"/g
/** `import … from './x.js'` and `import './x.js'`; an `import('./x.js')` waits for an occasion. */
const IMPORTED = /(?:^|[;}\s])(?:import|export)(?:[^"'();]*?from)?\s*["'](\.[^"']+)["']/g

export const gzipped = (bytes: Uint8Array | string) => gzipSync(bytes).byteLength

const matches = (pattern: RegExp, text: string) =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? '')

function withImports(file: string, seen: Set<string>): void {
  if (seen.has(file) || !existsSync(file)) return
  seen.add(file)
  for (const path of matches(IMPORTED, readFileSync(file, 'utf8'))) {
    withImports(join(dirname(file), path), seen)
  }
}

/** Gzipped bytes of a page, its scripts with all that they import at once, and its styles. */
export function weigh(dist: string, page: string): Weight {
  const html = readFileSync(join(dist, page), 'utf8')
  const scripts = new Set<string>()
  for (const path of matches(SCRIPT, html)) withImports(join(dist, path), scripts)
  const sum = (files: Iterable<string>) =>
    [...files].reduce((total, file) => total + gzipped(readFileSync(file)), 0)
  return {
    html: gzipped(html),
    js: sum(scripts),
    css: sum(matches(STYLE, html).map((path) => join(dist, path))),
  }
}
