/** Nodes to pieces: HTML, and between it what lives. */

import type { Element, Root as Hast } from 'hast'
import { toHtml } from 'hast-util-to-html'
import type { Root } from 'mdast'
import { toHast } from 'mdast-util-to-hast'
import type { Piece } from './deck.ts'
import { handlers } from './handlers.ts'
import type { Node } from './nodes.ts'
import { paused, stepLists } from './pauses.ts'
import type { Rendering } from './rendering.ts'

export interface Renderer {
  pieces(nodes: readonly Node[]): readonly Piece[]
  /** For places where nothing lives: headings and notes. */
  html(nodes: readonly Node[]): string
}

const PLACE = /<!--piece:(\d+)-->/

export function renderer(slide: string, rendering: Rendering): Renderer {
  const render = (nodes: readonly Node[], live: Piece[] | null) => {
    const keep = (piece: Piece) => {
      live?.push(piece)
      return `<!--piece:${(live?.length ?? 0) - 1}-->`
    }
    stepLists(nodes, rendering.incremental)
    const root = { type: 'root', children: [...paused(nodes), ...rendering.definitions] }
    const hast = toHast(root as unknown as Root, {
      allowDangerousHtml: true,
      clobberPrefix: `${slide}-`,
      footnoteLabel: rendering.footnotes,
      footnoteLabelTagName: 'p',
      footnoteLabelProperties: { className: ['unseen'] },
      handlers: handlers(rendering, live === null ? null : keep),
    }) as Hast
    for (const child of hast.children) if (child.type === 'element') settle(child)
    return toHtml(hast, { allowDangerousHtml: true }).trim()
  }
  return {
    html: (nodes) => (nodes.length === 0 ? '' : render(nodes, null)),
    pieces(nodes) {
      const live: Piece[] = []
      const parts = render(nodes, live).split(PLACE)
      return parts.flatMap((part, at): readonly Piece[] => {
        if (at % 2 === 1) return live.slice(Number(part), Number(part) + 1)
        return part.trim() === '' ? [] : [{ kind: 'html', html: part }]
      })
    },
  }
}

/** In a deck a section is a slide, so footnotes stand in a div; and a table whose head is empty has none. */
function settle(element: Element): void {
  if (element.tagName === 'section') element.tagName = 'div'
  // The corner of a table heads nothing.
  if (element.tagName === 'th' && isBare(element)) element.tagName = 'td'
  if (element.tagName === 'table') {
    element.children = element.children.filter(
      (child) => child.type !== 'element' || child.tagName !== 'thead' || !isBare(child),
    )
  }
  for (const child of element.children) if (child.type === 'element') settle(child)
}

const isBare = (element: Element): boolean =>
  element.children.every((child) =>
    child.type === 'element' ? isBare(child) : child.type === 'text' && child.value.trim() === '',
  )
