/** On a narrow or magnified page a slide is text that flows, and is not made smaller to fit. */

import type { RevealApi } from 'reveal.js'

export const narrowScreen = matchMedia('(max-width: 700px), (max-height: 300px)')

const SET = ['width', 'height', 'transform', 'left', 'top', 'right', 'bottom', 'zoom']

export function settleNarrow(place: HTMLElement, reveal: RevealApi): void {
  reveal.configure({ disableLayout: narrowScreen.matches })
  if (narrowScreen.matches) {
    const slides = place.querySelector<HTMLElement>('.slides')
    for (const property of SET) slides?.style.removeProperty(property)
  }
  reveal.layout()
}
