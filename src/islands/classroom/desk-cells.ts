/** The cells of the slide on the desk: edited, run and stopped here, computed in the audience's window. */

import type { CellSeen, DeskCommand } from '../../classroom/desk.ts'
import { pageLanguage } from '../../i18n/language.ts'
import { text } from '../../i18n/text.ts'
import type { DeckSlide, PresentedDeck } from '../../slides/presenting.ts'
import { Output } from '../cell/output.ts'
import { make, say, write } from './make.ts'

const language = pageLanguage()
const BUSY: readonly string[] = ['starting', 'queued', 'running']

interface DeskCell {
  readonly element: HTMLElement
  take(seen: CellSeen): void
}

export class DeskCells {
  readonly element: HTMLElement
  readonly #place = make('div')
  readonly #deck: PresentedDeck
  readonly #send: (command: DeskCommand) => void
  #slide = ''
  #cells = new Map<string, DeskCell>()

  constructor(deck: PresentedDeck, send: (command: DeskCommand) => void) {
    this.#deck = deck
    this.#send = send
    const heading = make('h2', { textContent: say('desk.cells') })
    this.element = make('section', { className: 'cells' }, heading, this.#place)
  }

  show(slide: DeckSlide | undefined): void {
    if (slide === undefined || slide.id === this.#slide) return
    this.#slide = slide.id
    this.#cells = new Map(slide.cells.map((name) => [name, this.#make(name)]))
    if (this.#cells.size === 0) {
      this.#place.replaceChildren(
        make('p', { className: 'plain', textContent: say('desk.cells.none') }),
      )
    } else this.#place.replaceChildren(...[...this.#cells.values()].map(({ element }) => element))
  }

  take(seen: CellSeen): void {
    this.#cells.get(seen.cell)?.take(seen)
  }

  #make(name: string): DeskCell {
    const code = this.#deck.cells.get(name)?.querySelector('textarea')?.defaultValue ?? ''
    const field = make('textarea', {
      value: code,
      spellcheck: false,
      rows: code.split('\n').length,
    })
    field.ariaLabel = text(language, 'cell.code', { name })
    const press = (kind: 'run' | 'stop') =>
      make('button', {
        type: 'button',
        className: kind === 'run' ? 'run primary' : 'stop',
        textContent: text(language, `cell.${kind}`),
        onclick: () => {
          if (kind === 'run') this.#send({ kind: 'edit', cell: name, code: field.value })
          this.#send({ kind, cell: name })
        },
      })
    const [run, stop] = [press('run'), press('stop')]
    stop.disabled = true
    const state = make('span', { className: 'state' })
    state.ariaLive = 'polite'
    const log = make('div')
    log.setAttribute('role', 'log')
    log.ariaLabel = text(language, 'cell.output')
    log.tabIndex = 0
    const output = new Output(log, language)
    const element = make(
      'div',
      { className: 'desk-cell' },
      make('div', { className: 'bar' }, run, stop, state),
      field,
      log,
    )
    element.setAttribute('role', 'group')
    element.ariaLabel = say('desk.cell', { name })
    field.addEventListener('input', () => {
      field.rows = field.value.split('\n').length
      this.#send({ kind: 'edit', cell: name, code: field.value })
    })
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !(event.shiftKey || event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      run.click()
    })
    let shown = ''
    return {
      element,
      take: (seen) => {
        element.dataset.state = seen.state
        write(state, seen.line)
        run.disabled = BUSY.includes(seen.state)
        stop.disabled = !run.disabled
        // What is being written here is newer than what comes back of it.
        if (document.activeElement !== field && field.value !== seen.code) {
          field.value = seen.code
          field.rows = seen.code.split('\n').length
        }
        const now = JSON.stringify(seen.output)
        if (now === shown) return
        shown = now
        output.clear()
        for (const event of seen.output) output.take(event)
        if (!run.disabled) output.end()
      },
    }
  }
}
