/** Turns Python sources into the bytecode of Pyodide's own Python. */

import { interpreter } from './interpreter.ts'
import type { Tree } from './wheel.ts'

/** Where the archive is mounted: what a traceback names. */
const SITE_PACKAGES = '/lib/python3.12/site-packages/'

const COMPILER = `
import importlib._bootstrap_external as external
import warnings

def compile_source(source, path):
    """The .pyc of a module; None where it does not compile (templates, Python 2)."""
    source = bytes(source)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            code = compile(source, path, "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return None
    # Unchecked: the source is not beside it to be compared with (PEP 552).
    return external._code_to_hash_pyc(code, b"\\0" * 8, False)
`

interface Compiled {
  toJs(): Uint8Array
  destroy(): void
}

export type Compiler = (files: Tree) => Tree

/** A compiler: each `.py` becomes a `.pyc` in its place, other files stay. */
export async function createCompiler(): Promise<Compiler> {
  const python = await interpreter({})
  python.runPython(COMPILER)
  const compile = python.pyimport('__main__').compile_source as (
    source: Uint8Array,
    path: string,
  ) => Compiled | undefined
  return (files) => {
    const out: Tree = new Map()
    for (const [path, bytes] of files) {
      const compiled = path.endsWith('.py') ? compile(bytes, SITE_PACKAGES + path) : undefined
      if (compiled === undefined) {
        out.set(path, bytes)
      } else {
        out.set(`${path}c`, compiled.toJs())
        compiled.destroy()
      }
    }
    return out
  }
}
