import { unzipSync } from 'fflate'
import type { LockedFile } from './lock.ts'

/** Paths to bytes. */
export type Tree = Map<string, Uint8Array>

export interface Wheel {
  readonly files: Tree
  /** Licence texts, by path in the wheel. */
  readonly licences: Tree
  /** The METADATA file's text. */
  readonly metadata: string
}

/** What no lesson, task or repr ever reads. */
const UNUSED = [
  /\/tests?\//,
  /\.(c|h|hpp|cpp|pyx|pxd|pyi|pxi|a|map)$/,
  /(^|\/)py\.typed$/,
  // Bokeh's dashboard and the HTTP pages of distributed: the page is the dashboard.
  /^distributed\/(dashboard|http\/static|http\/templates|cli)\//,
  /^distributed\/utils_test\.py$/,
  /^dask\/cli\.py$/,
]
const METADATA_KEPT = /\.dist-info\/(METADATA|entry_points\.txt)$/
const LICENCE = /(LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*$/i

/**
 * Opens a wheel and leaves out what is never used here. Native parts of wheels from PyPI are made
 * for another machine: tornado, msgpack, PyYAML and MarkupSafe fall back to Python without them.
 */
export function openWheel(locked: LockedFile, bytes: Uint8Array): Wheel {
  const files: Tree = new Map()
  const licences: Tree = new Map()
  let metadata = ''
  for (const [path, content] of Object.entries(unzipSync(bytes))) {
    if (path.endsWith('/')) continue
    const information = path.includes('.dist-info/')
    if (LICENCE.test(path) && (information || !path.endsWith('.py'))) licences.set(path, content)
    if (path.endsWith('.dist-info/METADATA')) metadata = new TextDecoder().decode(content)
    if (information && !METADATA_KEPT.test(path)) continue
    if (UNUSED.some((pattern) => pattern.test(path))) continue
    if (locked.from === 'pypi' && /\.(so|pyd)$/.test(path)) continue
    files.set(path, content)
  }
  return { files, licences, metadata }
}
