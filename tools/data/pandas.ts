/** pandas and pyarrow under the pinned Node: the same that readers get, so files are the same. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PYODIDE, WHEELS } from '../paths.ts'
import { cached, fetchAll } from '../vendor/fetch.ts'
import { interpreter } from '../vendor/interpreter.ts'
import { readLock } from '../vendor/lock.ts'

const NEEDED = ['numpy', 'pandas', 'pyarrow', 'python-dateutil', 'pytz', 'six']

interface WithPackages {
  loadPackage(names: readonly string[], options: object): Promise<unknown>
  runPython(code: string): unknown
  readonly FS: {
    writeFile(path: string, bytes: Uint8Array): void
    readFile(path: string): Uint8Array
    mkdirTree(path: string): void
    readdir(path: string): readonly string[]
  }
}

/** Runs Python over files; the files that it left in `/out`. */
export async function withPandas(
  files: ReadonlyMap<string, Uint8Array>,
  code: string,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const wheels = readLock().files.filter(({ name }) => NEEDED.includes(name))
  if (wheels.some((wheel) => cached(wheel) === null)) await fetchAll(wheels)
  const python = (await interpreter({
    packageCacheDir: WHEELS,
    lockFileURL: join(PYODIDE, 'pyodide-lock.json'),
  })) as unknown as WithPackages
  const quiet = () => {}
  await python.loadPackage(['pandas', 'pyarrow'], { messageCallback: quiet })
  const { FS } = python
  FS.mkdirTree('/in')
  FS.mkdirTree('/out')
  for (const [name, bytes] of files) FS.writeFile(`/in/${name}`, bytes)
  python.runPython(code)
  const made = FS.readdir('/out').filter((name) => !name.startsWith('.'))
  return new Map(made.map((name) => [name, FS.readFile(`/out/${name}`).slice()]))
}

/** A Python file beside this one. */
export function script(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
}
