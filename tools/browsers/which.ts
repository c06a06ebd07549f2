import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The first of these programs that is there: paths, or names to be looked for on PATH. */
export function firstProgram(candidates: readonly string[]): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter)
  for (const candidate of candidates) {
    const paths = /[/\\]/.test(candidate)
      ? [candidate]
      : folders.map((folder) => join(folder, candidate))
    const found = paths.find(isProgram)
    if (found !== undefined) return found
  }
  return null
}
