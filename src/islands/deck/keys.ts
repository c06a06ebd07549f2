/** Which keys move a deck, and which belong to what is on its slides. */

const WRITES = 'input, select, textarea, [contenteditable], .monaco-editor, iframe'
const PRESSED = 'button, a[href], summary, label'

/** Whether a key that was pressed means the deck. */
export function steersDeck(event: KeyboardEvent): boolean {
  const { target } = event
  if (!(target instanceof Element)) return true
  if (target.closest(WRITES) !== null) return false
  const presses = event.key === ' ' || event.key === 'Enter'
  return !(presses && target.closest(PRESSED) !== null)
}
