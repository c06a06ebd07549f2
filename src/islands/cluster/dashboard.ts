/** The pictures of a panel, kept in step with what is told: only what is seen, only on a change. */

import type { Words } from '../../charts/scene.ts'
import type { EventLog } from '../../cluster/events.ts'
import { Replay } from '../../cluster/replay.ts'
import { pictureText } from '../../i18n/cluster/text.ts'
import { bytes, decimal, integer } from '../../i18n/format.ts'
import type { Language } from '../../i18n/language.ts'
import { Controls } from './controls.ts'
import { Drawing, type Moment } from './drawing.ts'
import type { NodeList } from './nodes.ts'
import { connectSaving } from './saving.ts'

/** Pictures follow the events at most this often. */
const FRAME_MS = 100
/** And they rest so many times as long as it took to draw them: the cluster computes on the same machine. */
const REST = 9
/** After so long the page has its turn, before the next picture is drawn. */
const TURN_MS = 10
/** A draw that takes longer than a frame of the screen leaves a measure, `essaim:draw`. */
const LONG_MS = 16
/** So many events are taken in at a time, so that catching up holds up nothing. */
const MOST_ROWS = 8192

export class Dashboard {
  readonly #panel: HTMLElement
  readonly #log: EventLog
  readonly #language: Language
  readonly #nodes: Pick<NodeList, 'show'> | null
  readonly #drawings: readonly Drawing[]
  readonly #controls: Controls | null
  readonly #words: Words
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
    document.addEventListener('essaim:theme', () => this.soon())
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
    this.#panel.dataset['pictures'] = scheduled ? 'behind' : 'current'
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
    const style = getComputedStyle(document.documentElement)
    const read = new Map<string, string>()
    const resolve = (colour: string) => {
      const known = read.get(colour) ?? style.getPropertyValue(`--${colour}`).trim()
      read.set(colour, known)
      return known
    }
    return {
      replay: this.#replay,
      view: this.#replay.view(),
      now,
      language: this.#language,
      words: this.#words,
      resolve,
    }
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
    // Buttons act on the nodes of now, whatever moment is shown.
    this.#nodes?.show([...this.#log.live(MOST_ROWS).nodes.values()])
    this.#controls?.show(this.#replay, moment.view, this.#file)
    const seen = this.#drawings.filter((drawing) => drawing.visible)
    this.#paint(seen, moment, began)
  }

  /** One picture after the other; the page has its turns between them. */
  #paint(left: readonly Drawing[], moment: Moment, began: number): void {
    const [first, ...others] = left
    first?.draw(moment)
    const ended = performance.now()
    if (others.length > 0 && ended - began < TURN_MS) return this.#paint(others, moment, began)
    if (ended - began > LONG_MS) performance.measure('essaim:draw', { start: began, end: ended })
    this.#took += ended - began
    if (others.length > 0) {
      setTimeout(() => this.#paint(others, moment, performance.now()))
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

function wordsIn(language: Language): Words {
  return {
    empty: pictureText(language, 'words.empty'),
    client: pictureText(language, 'words.client'),
    bytes: (count) => bytes(language, count),
    seconds: (count) => `${decimal(language, count)}\u00a0s`,
    integer: (count) => integer(language, count),
  }
}
