/** A scene as SVG: in the page, where only what changed is touched, and as a file. */

import { escaped, escapedAttribute } from '../reading/markup.ts'
import type { Resolve } from './canvas.ts'
import { FONT, type Mark, type Scene } from './scene.ts'

const NAMESPACE = 'http://www.w3.org/2000/svg'

type Attributes = Readonly<Record<string, string>>

const short = (value: number) => String(Math.round(value * 100) / 100)

function attributesOf(mark: Mark, resolve: Resolve): Attributes {
  switch (mark.kind) {
    case 'rect':
      return {
        x: short(mark.x),
        y: short(mark.y),
        width: short(Math.max(mark.width, 0)),
        height: short(mark.height),
        fill: resolve(mark.fill),
        stroke: mark.outline === undefined ? 'none' : resolve(mark.outline),
        opacity: String(mark.opacity ?? 1),
      }
    case 'path':
      return {
        d: mark.d,
        fill: mark.fill === undefined ? 'none' : resolve(mark.fill),
        stroke: mark.stroke === undefined ? 'none' : resolve(mark.stroke),
        'stroke-width': short(mark.thickness ?? 1),
        'stroke-dasharray': mark.dashed === true ? '4 3' : 'none',
        opacity: String(mark.opacity ?? 1),
      }
    case 'text':
      return {
        x: short(mark.x),
        y: short(mark.y),
        fill: resolve(mark.fill),
        'text-anchor': mark.anchor ?? 'start',
        'dominant-baseline': 'central',
        'font-size': String(mark.size ?? FONT),
      }
    default:
      return mark satisfies never
  }
}

/** An `<svg>` of the page that is kept in step with scenes. */
export class SvgPicture {
  readonly #root: SVGSVGElement
  readonly #shown: Mark[] = []

  constructor(root: SVGSVGElement) {
    this.#root = root
  }

  show(scene: Scene): void {
    this.#root.setAttribute('viewBox', `0 0 ${short(scene.width)} ${short(scene.height)}`)
    this.#root.setAttribute('height', short(scene.height))
    for (const [index, mark] of scene.marks.entries()) this.#put(mark, index)
    while (this.#root.childElementCount > scene.marks.length) this.#root.lastElementChild?.remove()
    this.#shown.length = scene.marks.length
  }

  #put(mark: Mark, index: number): void {
    const before = this.#shown[index]
    if (before !== undefined && same(before, mark)) return
    this.#shown[index] = mark
    const there = this.#root.children[index]
    const element =
      there?.tagName === mark.kind ? there : document.createElementNS(NAMESPACE, mark.kind)
    for (const [name, value] of Object.entries(attributesOf(mark, (c) => `var(--${c})`))) {
      if (element.getAttribute(name) !== value) element.setAttribute(name, value)
    }
    if (mark.kind === 'text') element.textContent = mark.text
    if (element === there) return
    if (there === undefined) this.#root.append(element)
    else there.replaceWith(element)
  }
}

function same(a: Mark, b: Mark): boolean {
  const [one, other] = [a as object, b as object] as Record<string, unknown>[]
  const keys = Object.keys(one ?? {})
  return (
    keys.length === Object.keys(other ?? {}).length &&
    keys.every((key) => one?.[key] === other?.[key])
  )
}

function written(mark: Mark, attributes: Attributes): string {
  const given = Object.entries(attributes)
    .map(([name, value]) => `${name}="${escapedAttribute(value)}"`)
    .join(' ')
  return mark.kind === 'text'
    ? `<text ${given}>${escaped(mark.text)}</text>`
    : `<${mark.kind} ${given}/>`
}

/** A scene as the text of a file that needs nothing of the page. */
export function svgFile(scene: Scene, title: string, resolve: Resolve): string {
  const marks = scene.marks.map((mark) => written(mark, attributesOf(mark, resolve)))
  const [width, height] = [short(scene.width), short(scene.height)]
  return `<svg xmlns="${NAMESPACE}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escapedAttribute(resolve('face-plain'))}">
<title>${escaped(title)}</title>
<rect width="100%" height="100%" fill="${escapedAttribute(resolve('sheet'))}"/>
${marks.join('\n')}
</svg>
`
}

/** What SVG takes where nothing is said. */
const TAKEN: Attributes = {
  stroke: 'none',
  'stroke-width': '1',
  'stroke-dasharray': 'none',
  opacity: '1',
  'text-anchor': 'start',
}

/** A scene as markup in a page, in the page's colours as they are then. */
export function svgMarkup(scene: Scene): string {
  const marks = scene.marks.map((mark) => {
    const attributes = Object.entries(attributesOf(mark, (colour) => `var(--${colour})`))
    return written(mark, Object.fromEntries(attributes.filter(([k, v]) => TAKEN[k] !== v)))
  })
  return `<svg viewBox="0 0 ${short(scene.width)} ${short(scene.height)}">${marks.join('')}</svg>`
}
