/** A module with a type of the garbage-collection proposal. */
const WITH_A_STRUCT = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 3, 1, 0x5f, 0)

/**
 * Whether Pyodide lays out its table of functions here as it did where the snapshot was taken.
 * It adds one entry more if it may use the garbage-collection proposal, which it does not on
 * iPhones (`getPyEMCountArgsPtr` in pyodide.asm.js 0.27.7).
 */
export function restoresSnapshots(): boolean {
  if (/iPad|iPhone|iPod/.test(navigator.platform)) return false
  return WebAssembly.validate(WITH_A_STRUCT)
}

/** Exports a function and the table that holds it. */
const WITH_A_TABLE = Uint8Array.of(
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 4, 4, 1, 0x70, 0, 1],
  ...[7, 9, 2, 1, 0x66, 0, 0, 1, 0x74, 1, 0, 9, 7, 1, 0, 0x41, 0, 0x0b, 1, 0],
  ...[0x0a, 4, 1, 2, 0, 0x0b],
)

/**
 * Whether native libraries can be put back where they were.
 *
 * Emscripten's linker knows a function by its identity, and libraries that are loaded later ask
 * it for functions of those that were put back. JavaScriptCore's exports are other objects than
 * the entries of the table (`workers/runtime/table.ts`).
 */
export function relinksLibraries(): boolean {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(WITH_A_TABLE))
  return exports.t instanceof WebAssembly.Table && exports.t.get(0) === exports.f
}
