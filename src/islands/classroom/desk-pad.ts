/** Pointing and drawing on the slide, with the mouse, a pen, or the keyboard. */

import type { DeskCommand, Point } from '../../classroom/desk.ts'
import { button, make, say } from './make.ts'
import type { Preview } from './preview.ts'

const TOOLS = ['none', 'point', 'draw'] as const
type Tool = (typeof TOOLS)[number]

const STEP = 20
const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
}
const within = (value: number, most: number) => Math.round(Math.min(Math.max(value, 0), most))

export class DeskPad {
  readonly element: HTMLElement
  readonly #pad = make('div', { className: 'pad', hidden: true, tabIndex: 0 })
  readonly #preview: Preview
  readonly #send: (command: DeskCommand) => void
  #tool: Tool = 'none'
  #at: Point = { x: 640, y: 360 }
  #down = false
  #line = Date.now()

  constructor(preview: Preview, send: (command: DeskCommand) => void) {
    this.#preview = preview
    this.#send = send
    this.#pad.setAttribute('role', 'group')
    this.#pad.ariaLabel = say('desk.pad')
    preview.place.append(this.#pad)
    this.#listen()
    const tools = TOOLS.map((tool) => {
      const input = make('input', {
        type: 'radio',
        name: 'tool',
        checked: tool === 'none',
        onchange: () => this.#take(tool),
      })
      return make('label', {}, input, make('span', { textContent: say(`desk.tool.${tool}`) }))
    })
    const legend = make('legend', { textContent: say('desk.tool') })
    const wipe = button('desk.wipe', () => send({ kind: 'wipe' }))
    this.element = make('fieldset', { className: 'tools' }, legend, ...tools, wipe)
  }

  #take(tool: Tool): void {
    this.#tool = tool
    this.#pad.hidden = tool === 'none'
    this.#down = false
    if (tool !== 'point') this.#send({ kind: 'point', at: null })
  }

  #listen(): void {
    const pad = this.#pad
    pad.addEventListener('pointerdown', (event) => {
      pad.setPointerCapture(event.pointerId)
      this.#put(true)
      this.#move(this.#pointOf(event))
    })
    pad.addEventListener('pointermove', (event) => this.#move(this.#pointOf(event)))
    pad.addEventListener('pointerup', () => this.#put(false))
    pad.addEventListener('pointerleave', () => {
      if (this.#tool === 'point') this.#send({ kind: 'point', at: null })
    })
    pad.addEventListener('keydown', (event) => {
      const by = ARROWS[event.key]
      if (event.key === ' ') this.#put(!this.#down)
      if (event.key === ' ' || by !== undefined) event.preventDefault()
      if (by !== undefined) this.#move({ x: this.#at.x + by.x, y: this.#at.y + by.y }, true)
    })
  }

  #put(down: boolean): void {
    if (down && !this.#down) this.#line++
    this.#down = down
  }

  #move(to: Point | null, byKey = false): void {
    if (to === null) return
    this.#at = { x: within(to.x, 1280), y: within(to.y, 720) }
    if (this.#tool === 'draw' && this.#down) {
      this.#send({ kind: 'draw', line: this.#line, at: this.#at })
    }
    // A pen that keys move is seen before it draws.
    if (this.#tool === 'point' || byKey) this.#send({ kind: 'point', at: this.#at })
  }

  #pointOf({ clientX, clientY }: PointerEvent): Point | null {
    const box = this.#preview.slideBox
    if (box === null || box.width === 0) return null
    return {
      x: ((clientX - box.x) / box.width) * 1280,
      y: ((clientY - box.y) / box.height) * 720,
    }
  }
}
