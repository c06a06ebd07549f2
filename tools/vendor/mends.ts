/** Faults of wheels as they are published, mended when the archive is made. */

import { Trouble } from '../trouble.ts'
import type { Tree } from './wheel.ts'

interface Mend {
  readonly package: string
  readonly path: string
  readonly from: string
  readonly to: string
  readonly because: string
}

const MENDS: readonly Mend[] = [
  {
    package: 'matplotlib',
    path: 'matplotlib/fontlist.json',
    from: '"_version": 390,',
    to: '"_version": 330,',
    because:
      'Pyodide ships a font list of another version than font_manager.py (line 1014) asks for, so that every first figure searches all fonts again',
  },
]

/**
 * Mends a package's files in place.
 * @throws Trouble when the fault is no longer where it was
 */
export function mend(name: string, files: Tree): void {
  for (const { package: of, path, from, to } of MENDS) {
    if (of !== name) continue
    const text = new TextDecoder().decode(files.get(path))
    if (text.split(from).length !== 2) {
      throw new Trouble(`${path} no longer says ${from} once: look at tools/vendor/mends.ts`)
    }
    files.set(path, new TextEncoder().encode(text.replace(from, to)))
  }
}
