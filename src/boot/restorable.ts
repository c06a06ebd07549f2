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
