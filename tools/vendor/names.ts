import { createHash } from 'node:crypto'

const short = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex').slice(0, 12)

/** The path of a produced file, which changes with its bytes; with slashes on every system. */
export function nameOf(folder: string, stem: string, ending: string, bytes: Uint8Array): string {
  const file = `${stem}-${short(bytes)}.${ending}`
  return folder === '.' ? file : `${folder}/${file}`
}
