/** Whether a slide can be read from the back row. */

import type { Page } from 'playwright-core'

/** Pixels of a slide of 1280 by 720, which the last row can still read. */
export const LEAST = 18

/** What of the slide that is shown is too small, or cut off. */
export const unreadable = (page: Page, least: number) =>
  page.evaluate((smallest) => {
    const slide = [...document.querySelectorAll<HTMLElement>('.slides section:not(.stack)')].find(
      (one) => one.offsetParent !== null,
    )
    const faults: string[] = []
    for (const element of slide?.querySelectorAll<HTMLElement>('*') ?? []) {
      const own = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
      )
      if (!own || element.closest('math, .unseen, aside, textarea') || !element.checkVisibility())
        continue
      const size = Number.parseFloat(getComputedStyle(element).fontSize)
      const drawing = element.closest('svg')
      const scale = drawing?.getScreenCTM?.()?.a ?? null
      const slides = element.closest('.slides')?.getBoundingClientRect().width ?? 1280
      const shown = scale === null ? size : (size * scale * 1280) / slides
      if (shown < smallest - 0.2) {
        faults.push(`${slide?.id}: ${shown.toFixed(1)} px: ${element.textContent?.slice(0, 40)}`)
      }
    }
    for (const box of [slide, slide?.querySelector<HTMLElement>('.body')]) {
      if (box && box.scrollHeight > box.clientHeight + 1) faults.push(`${slide?.id}: too high`)
      if (box && box.scrollWidth > box.clientWidth + 1) faults.push(`${slide?.id}: too wide`)
    }
    return faults
  }, least)

/** What was recorded and lies over its neighbour or beyond its slide, on paper. */
export const cutOff = (page: Page) =>
  page.evaluate(() => {
    const faults: string[] = []
    for (const slide of document.querySelectorAll<HTMLElement>('.slides section:not(.stack)')) {
      const parts = [...slide.querySelectorAll<HTMLElement>('.recorded')]
      let above = slide.getBoundingClientRect().top
      for (const part of parts) {
        const { top, bottom } = part.getBoundingClientRect()
        if (top < above - 1) faults.push(`${slide.id}: ${part.className} lies over what is above`)
        const card = part.parentElement?.getBoundingClientRect().bottom ?? 0
        if (bottom > card + 1) faults.push(`${slide.id}: ${part.className} is cut off`)
        above = bottom
      }
      for (const cell of slide.querySelectorAll('code-cell')) {
        if (cell.scrollHeight > cell.clientHeight + 1) faults.push(`${slide.id}: code is cut off`)
      }
      if (parts.some((part) => part.getBoundingClientRect().height === 0))
        faults.push(`${slide.id}: what was recorded is not shown`)
    }
    return faults
  })
