/** What the page's markup gives its scripts. */

import type { FillNotebook } from '../../handin/steps.ts'

export interface Material {
  readonly slug: string
  readonly edition: string
  readonly about: FillNotebook
  readonly versions: Readonly<Record<string, string>>
}

/** @throws Error where the markup is not that of a notebook to fill */
export function part<E extends Element = HTMLElement>(root: Element, selector: string): E {
  const found = root.querySelector<E>(selector)
  if (found === null) throw new Error(`a notebook to fill has ${selector}`)
  return found
}
