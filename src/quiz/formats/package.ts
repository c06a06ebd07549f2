import { strToU8, zipSync } from 'fflate'
import type { QtiFiles } from './qti.ts'

/** The files of a QTI package as one zip, always the same bytes for the same quiz. */
export function zipped({ files }: QtiFiles): Uint8Array<ArrayBuffer> {
  const bytes = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, strToU8(text)]),
  )
  return zipSync(bytes, { mtime: new Date('1980-01-01T00:00:00'), level: 6 }).slice()
}
