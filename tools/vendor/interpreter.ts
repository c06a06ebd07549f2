import { pathToFileURL } from 'node:url'
import type { Pyodide } from '../../workers/runtime/interpreter.ts'
import { PYODIDE } from '../paths.ts'

interface Loader {
  loadPyodide(options: Readonly<Record<string, unknown>>): Promise<Pyodide>
}

/** Pyodide under this Node, without a browser. */
export async function interpreter(options: Readonly<Record<string, unknown>>): Promise<Pyodide> {
  const { loadPyodide } = (await import(
    pathToFileURL(`${PYODIDE}/pyodide.mjs`).href
  )) as unknown as Loader
  return loadPyodide({ indexURL: PYODIDE, ...options })
}
