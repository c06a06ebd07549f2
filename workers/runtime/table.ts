/** Gives JavaScriptCore's exports the identity that they have in the table of functions. */

type Exported = WebAssembly.ExportValue & { readonly name: string }

const isFunction = (value: unknown): value is Exported => typeof value === 'function'

/**
 * Pyodide's linker asks where an exported function lies in the table, by its identity
 * (`updateGOT`, then `addFunction`, in pyodide.asm.js 0.27.7), and adds the function where it is
 * not found. In JavaScriptCore an export is another object than its entry, though the standard
 * says that they are the same: a thousand entries would be added, and the memory of a snapshot
 * would point to wrong ones. Both are named after the function's index, which tells the pairs.
 */
export function asInTable(
  instance: WebAssembly.Instance,
  imports: WebAssembly.Imports,
): WebAssembly.Instance {
  const table = imports.env?.__indirect_function_table
  if (!(table instanceof WebAssembly.Table)) return instance
  const exported = Object.values(instance.exports).filter(isFunction)
  const byName = new Map(exported.map((one) => [one.name, one]))
  const entries = new Map<string, WebAssembly.ExportValue>()
  for (let at = 0; at < table.length; at++) {
    const entry: unknown = table.get(at)
    if (!isFunction(entry) || !byName.has(entry.name)) continue
    if (entry === byName.get(entry.name)) return instance
    if (!entries.has(entry.name)) entries.set(entry.name, entry)
  }
  const exports = Object.entries(instance.exports).map(([name, value]) => [
    name,
    (isFunction(value) ? entries.get(value.name) : undefined) ?? value,
  ])
  return { exports: Object.fromEntries(exports) }
}
