/** What a key means when a cell as a whole has the focus, as in Jupyter; from anywhere for a few. */

export type Command =
  | 'next'
  | 'previous'
  | 'edit'
  | 'move-up'
  | 'move-down'
  | 'add-above'
  | 'add-below'
  | 'remove'
  | 'run-and-go'

export interface Pressed {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

const PLAIN: Readonly<Record<string, Command>> = {
  ArrowDown: 'next',
  j: 'next',
  ArrowUp: 'previous',
  k: 'previous',
  Enter: 'edit',
  a: 'add-above',
  b: 'add-below',
  Delete: 'remove',
}

/** While a text is edited too. */
export function commandAnywhere({ key, ctrlKey, metaKey, shiftKey }: Pressed): Command | null {
  if (!(ctrlKey || metaKey) || !shiftKey) return null
  if (key === 'ArrowUp') return 'move-up'
  return key === 'ArrowDown' ? 'move-down' : null
}

export function commandOnCell(pressed: Pressed): Command | null {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = pressed
  if (key === 'Enter' && shiftKey) return 'run-and-go'
  if (ctrlKey || metaKey || shiftKey || altKey) return null
  return PLAIN[key] ?? null
}
