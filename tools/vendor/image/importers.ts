import type { Tree } from '../wheel.ts'
import type { Importers } from './describe.ts'
import { importsOf } from './parts.ts'

/** Who imports which name, among the native libraries of some packages. */
export function importersIn(packages: Iterable<Tree>): Importers {
  const importers = new Map<string, Set<string>>()
  for (const files of packages) {
    for (const [path, bytes] of files) {
      if (!path.endsWith('.so')) continue
      const file = path.slice(path.lastIndexOf('/') + 1)
      for (const { name } of importsOf(bytes)) {
        const known = importers.get(name)
        if (known === undefined) importers.set(name, new Set([file]))
        else known.add(file)
      }
    }
  }
  return importers
}
