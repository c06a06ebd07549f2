/** The time: of the lecture against its plan, of an exercise, of the day. */

import type { DeskCommand } from '../../classroom/desk.ts'
import { clock, pace } from '../../classroom/pace.ts'
import { pageLanguage } from '../../i18n/language.ts'
import { keep, kept } from './kept.ts'
import { button, make, say, write } from './make.ts'

const TICK = 500
const MINUTE = 60_000
const KEY = `essaim:desk-clock:${location.pathname}`

interface Run {
  /** Milliseconds that ran before, and since when it runs; null while it stands. */
  readonly before: number
  readonly since: number | null
}

export class DeskClock {
  readonly element: HTMLElement
  readonly #minutes: readonly number[]
  readonly #lecture = make('output', { className: 'lecture' })
  readonly #day = make('output', { className: 'day' })
  readonly #plan = make('p', { className: 'plain' })
  readonly #pace = make('p', { className: 'pace' })
  readonly #left = make('output')
  readonly #start: HTMLButtonElement
  readonly #timer: HTMLButtonElement
  #run: Run = readRun()
  #index = 0
  #until: number | null = null

  constructor(minutes: readonly number[], send: (command: DeskCommand) => void) {
    this.#minutes = minutes
    this.#start = button('desk.clock.start', () => this.#turn(this.#run.since === null))
    const reset = button('desk.clock.reset', () => this.#set({ before: 0, since: null }))
    const wanted = make('input', { type: 'number', min: '1', max: '120', value: '5' })
    this.#timer = button('desk.timer.start', () => {
      const until = this.#until === null ? Date.now() + Number(wanted.value) * MINUTE : null
      send({ kind: 'time', until })
    })
    const label = make('label', {}, make('span', { textContent: say('desk.timer') }), wanted)
    this.element = make(
      'section',
      { className: 'time' },
      make('h2', { textContent: say('desk.clock') }),
      make('p', { className: 'clocks' }, this.#lecture, ' ', this.#day),
      this.#pace,
      this.#plan,
      this.#start,
      reset,
      make('div', { className: 'timer' }, label, this.#timer, this.#left),
    )
    setInterval(() => this.#show(), TICK)
    this.#show()
  }

  /** @param until when the exercise ends; null without one */
  show(index: number, until: number | null): void {
    // The lecture begins when its second slide comes.
    if (index > 0 && this.#run.since === null && this.#run.before === 0) this.#turn(true)
    this.#index = index
    this.#until = until
    this.#show()
  }

  #turn(on: boolean): void {
    const before = this.#elapsed()
    this.#set({ before, since: on ? Date.now() : null })
  }

  #set(run: Run): void {
    this.#run = run
    keep(sessionStorage, KEY, JSON.stringify(run))
    this.#show()
  }

  #elapsed(): number {
    const { before, since } = this.#run
    return before + (since === null ? 0 : Date.now() - since)
  }

  #show(): void {
    const elapsed = this.#elapsed()
    write(this.#lecture, clock(elapsed / 1000))
    write(this.#day, new Date().toLocaleTimeString(pageLanguage(), { timeStyle: 'short' }))
    write(this.#start, say(this.#run.since === null ? 'desk.clock.start' : 'desk.clock.pause'))
    const { from, until, total, late } = pace(this.#minutes, this.#index, elapsed / MINUTE)
    const [number, count] = [this.#index + 1, this.#minutes.length]
    write(this.#plan, say('desk.pace.plan', { number, count, from, until, total }))
    const minutes = Math.round(Math.abs(late))
    const kind = minutes === 0 ? 'on' : late > 0 ? 'late' : 'early'
    write(this.#pace, say(`desk.pace.${kind}`, { minutes }))
    this.#pace.dataset.pace = kind
    const left = this.#until === null ? null : (this.#until - Date.now()) / 1000
    write(this.#timer, say(left === null ? 'desk.timer.start' : 'desk.timer.stop'))
    const over = left !== null && left <= 0
    const time = left === null ? '' : say('desk.timer.left', { time: clock(Math.ceil(left)) })
    write(this.#left, over ? say('desk.timer.over') : time)
  }
}

function readRun(): Run {
  return JSON.parse(kept(sessionStorage, KEY) ?? '{"before":0,"since":null}') as Run
}
