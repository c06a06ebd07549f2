/** What lies over the slide that the audience sees: pointer, lines, the time left, the attendance code. */

import type { Point } from '../../classroom/desk.ts'
import { clock } from '../../classroom/pace.ts'
import { make, say, write } from './make.ts'
import { qrCode } from './qr-code.ts'

const SVG = 'http://www.w3.org/2000/svg'

export class Overlay {
  readonly #svg = document.createElementNS(SVG, 'svg')
  readonly #pointer = document.createElementNS(SVG, 'circle')
  readonly #corner = make('div', { className: 'class-corner' })
  readonly #time = make('p', { className: 'time', hidden: true })
  readonly #over = make('p', { className: 'over' })
  readonly #code = make('p', { className: 'code', hidden: true })
  readonly #join = make('div', { className: 'class-join', hidden: true })
  #joined = ''
  readonly #lines = new Map<number, SVGPolylineElement>()
  #tick: ReturnType<typeof setInterval> | undefined

  /** @param slides the box that has 1280 by 720 */
  constructor(slides: HTMLElement) {
    this.#svg.setAttribute('viewBox', '0 0 1280 720')
    this.#svg.setAttribute('class', 'class-overlay')
    this.#svg.setAttribute('aria-hidden', 'true')
    this.#pointer.setAttribute('r', '11')
    this.#pointer.setAttribute('class', 'pointer')
    // Seconds that are read out one by one help nobody; that time is up is said.
    this.#time.setAttribute('role', 'timer')
    this.#over.setAttribute('role', 'status')
    this.#corner.append(this.#time, this.#over, this.#code)
    slides.append(this.#svg, this.#corner, this.#join)
  }

  point(at: Point | null): void {
    if (at === null) return this.#pointer.remove()
    this.#pointer.setAttribute('cx', String(at.x))
    this.#pointer.setAttribute('cy', String(at.y))
    if (!this.#pointer.isConnected) this.#svg.append(this.#pointer)
  }

  draw(line: number, at: Point): void {
    let drawn = this.#lines.get(line)
    if (drawn === undefined) {
      drawn = document.createElementNS(SVG, 'polyline')
      this.#lines.set(line, drawn)
      this.#svg.append(drawn)
    }
    const before = drawn.getAttribute('points')
    drawn.setAttribute('points', `${before === null ? '' : `${before} `}${at.x},${at.y}`)
  }

  wipe(): void {
    for (const line of this.#lines.values()) line.remove()
    this.#lines.clear()
  }

  time(until: number | null, now: () => number): void {
    clearInterval(this.#tick)
    write(this.#over, '')
    this.#time.hidden = until === null
    if (until === null) return
    const show = () => {
      const left = (until - now()) / 1000
      write(this.#time, clock(Math.ceil(left)))
      if (left > 0) return
      clearInterval(this.#tick)
      write(this.#over, say('desk.timer.over'))
    }
    this.#tick = setInterval(show, 250)
    show()
  }

  attendance(code: string | null): void {
    this.#code.hidden = code === null
    if (code !== null) write(this.#code, `${say('attendance.code')}: ${code}`)
  }

  /** Where to answer, as a QR code and in words; null while nothing is asked. */
  join(way: { readonly url: string; readonly words: string } | null): void {
    this.#join.hidden = way === null
    if (way === null || way.url === this.#joined) return
    this.#joined = way.url
    const words = make('p', { textContent: way.words })
    void qrCode(way.url).then((code) => this.#join.replaceChildren(code, words))
  }
}
