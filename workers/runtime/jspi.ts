/** Whether this engine can suspend a synchronous call (JavaScript Promise Integration). */
export function hasJspi(): boolean {
  return 'Suspending' in WebAssembly || 'Suspender' in WebAssembly
}
