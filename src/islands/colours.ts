import type { Colours } from '../../workers/protocol/kernel.ts'

/** The page's colours as they are now, for what is drawn outside of CSS. */
export function colours(): Colours {
  const style = getComputedStyle(document.documentElement)
  const read = (name: string) => style.getPropertyValue(name).trim()
  return { text: read('--ink'), background: read('--sheet'), grid: read('--line-strong') }
}
