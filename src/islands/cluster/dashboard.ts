/** The pictures of a panel, kept in step with what is told: only what is seen, only on a change. */

import type { Words } from '../../charts/scene.ts'
import type { EventLog } from '../../cluster/events.ts'
import { Replay } from '../../cluster/replay.ts'
import type { Language } from '../../i18n/language.ts'
import { Controls } from './controls.ts'
import { Drawing, type Moment } from './drawing.ts'
import type { NodeList } from './nodes.ts'
import { connectSaving } from './saving.ts'
import { wordsIn } from './words.ts'

/** Pictures follow the events at most this often. */
const FRAME_MS = 100
/**
 * And they rest so many times as long as it took to draw them: the cluster computes on the same
 * machine. What the browser does to put them on the screen comes on top, about as much again.
 */
const REST = 25
/** After so long the page has its turn, before the next picture is drawn. */
const TURN_MS = 8
/** A draw that takes longer than a frame of the screen leaves a measure, `essaim:draw`. */
const LONG_MS = 16
/** While a moment of before is shown, so many events of now are taken in at a time. */
const MOST_ROWS = 4096

export class Dashboard {
  readonly #panel: HTMLElement
  readonly #log: EventLog
  readonly #language: Language
  readonly #nodes: Pick<NodeList, 'show'> | null
  readonly #drawings: readonly Drawing[]
  readonly #controls: Controls | null
  readonly #words: Words
  /** The tokens of the theme; to ask the page for one is dear. */
  readonly #colours = new Map<string, string>()
  #replay: Replay
  #file: string | null = null
  #scheduled = false
  /** Something happened while a draw was waited for, or went on. */
  #again = false
  /** Milliseconds that the last draw of all pictures took. */
  #took = 0
  #visible = false
  #last = 0

  constructor(
    panel: HTMLElement,
    log: EventLog,
    language: Language,
    nodes: Pick<NodeList, 'show'> | null = null,
  ) {
    this.#panel = panel
    this.#log = log
    this.#language = language
    this.#nodes = nodes
    this.#replay = new Replay(log)
    this.#words = wordsIn(language)
    const sections = [...panel.querySelectorAll<HTMLElement>('.picture')]
    this.#drawings = sections.map((section) => new Drawing(section, () => this.soon()))
    const controls = panel.querySelector<HTMLElement>('.controls')
    this.#controls =
      controls === null
        ? null
        : new Controls(
            controls,
            language,
            () => this.#replay,
            () => this.soon(),
          )
    const save = panel.querySelector<HTMLElement>('.save')
    if (save !== null) {
      connectSaving(save, {
        language,
        moment: () => this.#moment(performance.now()),
        drawings: () => this.#drawings,
        open: (opened, file) => this.#open(opened, file),
      })
    }
    this.#observe()
    log.subscribe(() => this.soon())
    const repaint = () => {
      this.#colours.clear()
      this.soon()
    }
    document.addEventListener('essaim:theme', repaint)
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint)
  }

  /** Draws before long, if anything is to be seen. */
  soon(): void {
    if (!this.#visible) return
    this.#again = true
    if (this.#scheduled) return
    this.#expect(true)
    const draw = () => requestAnimationFrame((now) => this.#draw(now))
    if (this.#replay.mode === 'playing' || this.#drawings.some((drawing) => drawing.moving)) draw()
    else setTimeout(draw, Math.max(FRAME_MS, REST * this.#took))
  }

  /** Whether the pictures are behind what is known; said on the panel, for who waits for them. */
  #expect(scheduled: boolean): void {
    this.#scheduled = scheduled
    this.#panel.dataset.pictures = scheduled ? 'behind' : 'current'
  }

  #observe(): void {
    const watch = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        const drawing = this.#drawings.find(({ section }) => section === entry.target)
        if (drawing !== undefined) drawing.visible = entry.isIntersecting
        else this.#visible = entry.isIntersecting
      }
      this.soon()
    })
    watch.observe(this.#panel)
    for (const { section } of this.#drawings) watch.observe(section)
  }

  #open(log: EventLog, file: string): void {
    this.#replay = new Replay(log)
    this.#replay.pause()
    this.#file = file
    this.soon()
  }

  #moment(now: number): Moment {
    return {
      replay: this.#replay,
      view: this.#replay.view(),
      now,
      language: this.#language,
      words: this.#words,
      resolve: (colour) => this.#colourOf(colour),
    }
  }

  #colourOf(token: string): string {
    const known =
      this.#colours.get(token) ??
      getComputedStyle(document.documentElement).getPropertyValue(`--${token}`).trim()
    this.#colours.set(token, known)
    return known
  }

  #draw(now: number): void {
    const began = performance.now()
    this.#again = false
    this.#took = 0
    if (this.#file !== null && this.#replay.mode === 'live') {
      this.#replay = new Replay(this.#log)
      this.#file = null
    }
    this.#replay.advance(Math.min((now - this.#last) / 1000, 1))
    this.#last = now
    const moment = this.#moment(now)
    const head = () => {
      // Buttons act on the nodes of now, whatever moment is shown.
      const view = this.#replay.mode === 'live' ? moment.view : this.#log.live(MOST_ROWS)
      this.#nodes?.show([...view.nodes.values()])
      this.#controls?.show(this.#replay, moment.view, this.#file)
    }
    const seen = this.#drawings.filter((drawing) => drawing.visible)
    this.#paint([head, ...seen.map((drawing) => () => drawing.draw(moment))], began)
  }

  /** One picture after the other; the page has its turns between them. */
  #paint(left: readonly (() => void)[], began: number): void {
    const [first, ...others] = left
    const ended = performance.now()
    if (first !== undefined && ended - began < TURN_MS) {
      first()
      return this.#paint(others, began)
    }
    if (ended - began > LONG_MS) performance.measure('essaim:draw', { start: began, end: ended })
    this.#took += ended - began
    if (first !== undefined) {
      setTimeout(() => this.#paint(left, performance.now()))
      return
    }
    this.#expect(false)
    if (this.#again || this.#moving) this.soon()
  }

  get #moving(): boolean {
    const further = this.#replay.unfinished || this.#log.behind > 0
    return further || this.#drawings.some((drawing) => drawing.moving)
  }
}
