/** The controls of time: pause, step, go back, replay, live again. */

import type { Replay } from '../../cluster/replay.ts'
import type { ClusterView } from '../../cluster/view.ts'
import { pictureText } from '../../i18n/cluster/text.ts'
import { clock, integer } from '../../i18n/format.ts'
import type { Language } from '../../i18n/language.ts'

export class Controls {
  readonly #root: HTMLElement
  readonly #language: Language

  constructor(root: HTMLElement, language: Language, replay: () => Replay, changed: () => void) {
    this.#root = root
    this.#language = language
    const act = (name: string, action: (replay: Replay) => void) =>
      this.#find<HTMLButtonElement>(`.${name}`).addEventListener('click', () => {
        action(replay())
        changed()
      })
    act('pause', (now) => now.pause())
    act('live', (now) => now.live())
    act('back', (now) => now.step(-1))
    act('step', (now) => now.step(1))
    const rate = this.#find<HTMLSelectElement>('.rate')
    act('replay', (now) => now.play(Number(rate.value)))
    rate.addEventListener('change', () => {
      if (replay().mode === 'playing') replay().play(Number(rate.value))
    })
    this.#scrub.addEventListener('input', () => {
      replay().seek(Number(this.#scrub.value))
      changed()
    })
  }

  show(replay: Replay, view: ClusterView, file: string | null): void {
    const { first, end } = replay.log.columns
    this.#root.dataset.mode = replay.mode
    this.#root.dataset.cursor = String(replay.cursor)
    this.#find<HTMLButtonElement>('.pause').disabled = replay.mode === 'paused'
    this.#find<HTMLButtonElement>('.live').disabled = replay.mode === 'live' && file === null
    this.#scrub.min = String(first)
    this.#scrub.max = String(end)
    this.#scrub.value = String(replay.cursor)
    const when = this.#when(replay, view)
    this.#scrub.setAttribute('aria-valuetext', when)
    const source = file === null ? '' : `${pictureText(this.#language, 'time.file', { file })}. `
    this.#find('.when').textContent = source + when
  }

  #when(replay: Replay, view: ClusterView): string {
    if (view.at === 0) return pictureText(this.#language, 'time.none')
    const time = clock(this.#language, view.at)
    if (replay.mode === 'live') return pictureText(this.#language, 'time.now', { time })
    const [row, end] = [replay.cursor, replay.log.columns.end].map((n) =>
      integer(this.#language, n),
    )
    return pictureText(this.#language, 'time.at', { row: row ?? '', end: end ?? '', time })
  }

  get #scrub(): HTMLInputElement {
    return this.#find<HTMLInputElement>('.scrub')
  }

  #find<T extends HTMLElement>(selector: string): T {
    const found = this.#root.querySelector<T>(selector)
    if (found === null) throw new Error(`the controls have no ${selector}`)
    return found
  }
}
