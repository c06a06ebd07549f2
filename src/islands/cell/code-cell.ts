/** A cell: code that the reader edits and runs, and what it puts out. */

import { anticipated } from '../../cluster/anticipate.ts'
import { duration, integer } from '../../i18n/format.ts'
import { pageLanguage } from '../../i18n/language.ts'
import { text } from '../../i18n/text.ts'
import type { Outcome } from '../../kernel/session.ts'
import { outsideTrouble } from '../cluster/outside-line.ts'
import { colours } from '../colours.ts'
import { CodeField } from './code-field.ts'
import { Output } from './output.ts'

/** What `cell-run` tells: for who keeps the reader's work. */
export interface RanCell {
  readonly cell: string
  readonly ended: 'done' | 'error' | 'stopped'
}

export type CellState = 'idle' | 'starting' | 'queued' | 'running' | 'done' | 'error' | 'stopped'

const language = pageLanguage()
let firstOutput = true
let stopping: Promise<unknown> = Promise.resolve()

/** Who points at Run, or is in a cell, is about to run it. */
async function prepare(): Promise<void> {
  const { openTab } = await import('../tab.ts')
  openTab().prepare()
}

export class CodeCell extends HTMLElement {
  #field: CodeField | null = null
  #output: Output | null = null
  #run: Promise<void> | null = null
  #began = 0
  #count: number | null = null
  /** Told when the output is as it stays, with the run's number where one brought it. */
  onEnd: (count: number | null) => void = () => {}

  connectedCallback(): void {
    if (this.#field !== null) return
    const log = this.querySelector<HTMLElement>('[role="log"]')
    const textarea = this.querySelector('textarea')
    if (log === null || textarea === null) return
    this.#output = new Output(log, language)
    this.#output.onUpdate = () => {
      if (this.#run === null) this.onEnd(this.#count)
    }
    this.#field = new CodeField(this, textarea, {
      run: (andGo) => this.#runAndGo(andGo),
    })
    this.#button('run').addEventListener('click', () => void this.run())
    this.#button('run').addEventListener('pointerenter', prepare, { once: true })
    this.addEventListener('focusin', prepare, { once: true })
    this.#button('stop').addEventListener('click', () => void this.stop())
    this.#button('reset').addEventListener('click', () => this.reset())
  }

  get code(): string {
    return this.#field?.code ?? ''
  }

  set code(value: string) {
    if (this.#field !== null) this.#field.code = value
  }

  get output(): Output | null {
    return this.#output
  }

  get state(): CellState {
    return this.dataset.state as CellState
  }

  /** Runs the cell; resolves when it ended. */
  run(): Promise<void> {
    this.#run ??= this.#runOnce().finally(() => {
      this.#run = null
      this.onEnd(this.#count)
      this.#tellEnd()
    })
    return this.#run
  }

  async stop(): Promise<void> {
    const { openTab } = await import('../tab.ts')
    const { kernel, cluster } = openTab()
    // What runs next must not be taken for what is being stopped.
    stopping = Promise.all([kernel.interrupt(), cluster.interrupt()])
    await stopping
  }

  /** The code as it was written, and no output. */
  reset(): void {
    this.#field?.restore()
    this.#output?.clear()
    if (this.#run !== null) return
    this.#become('idle')
    this.onEnd(null)
  }

  async #runOnce(): Promise<void> {
    const output = this.#output
    const code = this.code
    if (output === null) return
    output.clear()
    this.#count = null
    this.#began = performance.now()
    this.#become('starting')
    try {
      const { openTab } = await import('../tab.ts')
      const { kernel, cluster, can } = openTab()
      if (kernel.state === 'busy') this.#become('queued')
      // Nodes boot while the kernel does, where the cell plainly asks for them.
      if (kernel.state === 'off' && can.jspi && !kernel.outside)
        cluster.anticipate(anticipated(code) ?? 0)
      output.onAnswer = (answer) => void kernel.answer(answer)
      await Promise.all([kernel.boot(), stopping])
      if (this.state === 'starting' && kernel.state === 'busy') this.#become('queued')
      const outcome = await kernel.run(
        code,
        colours(),
        (event) => {
          if (firstOutput) {
            firstOutput = false
            performance.measure('essaim:first-output', { start: 0, end: performance.now() })
          }
          output.take(event)
          // Events and the run's end come through two ports: the last may come after the end.
          if (this.#run === null) this.onEnd(this.#count)
        },
        () => {
          this.#began = performance.now()
          this.#become('running')
        },
      )
      cluster.release()
      this.#finish(outcome, output, can.jspi)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      output.note(text(language, 'cell.failedToStart', { reason }), 'failed')
      this.#become('error')
    }
  }

  #finish(outcome: Outcome, output: Output, jspi: boolean): void {
    performance.measure('essaim:cell', { start: this.#began, end: performance.now() })
    output.end()
    if (outcome.lost) {
      const crashed = outcome.status === 'crashed'
      output.note(
        crashed
          ? text(language, 'cell.crashed', { reason: outcome.reason })
          : text(language, 'cell.lost'),
        'failed',
      )
      return this.#become(crashed ? 'error' : 'stopped')
    }
    if (outcome.dropped > 0) {
      output.note(text(language, 'cell.dropped', { count: integer(language, outcome.dropped) }))
    }
    if (outcome.missing !== null) {
      const { name, shipped } = outcome.missing
      output.note(text(language, 'cell.missing', { name, shipped: shipped.join(', ') }), 'failed')
    }
    if (outcome.outside !== null) output.note(outsideTrouble(language, outcome.outside), 'failed')
    if (!jspi && outcome.unwaited) output.note(text(language, 'cell.noJspi'))
    this.#count = outcome.count
    this.#become(outcome.status)
  }

  #become(state: CellState): void {
    this.dataset.state = state
    const busy = state === 'starting' || state === 'queued' || state === 'running'
    this.#button('run').disabled = busy
    this.#button('stop').disabled = !busy
    const time = duration(language, performance.now() - this.#began)
    const line = this.querySelector('.state')
    if (line !== null) line.textContent = text(language, `cell.state.${state}`, { time })
  }

  #tellEnd(): void {
    const { state } = this
    if (state !== 'done' && state !== 'error' && state !== 'stopped') return
    const detail: RanCell = { cell: this.dataset.name ?? '', ended: state }
    this.dispatchEvent(new CustomEvent('cell-run', { bubbles: true, detail }))
  }

  #button(name: 'run' | 'stop' | 'reset'): HTMLButtonElement {
    const found = this.querySelector<HTMLButtonElement>(`.bar > .${name}`)
    if (found === null) throw new Error(`a code cell has a ${name} button`)
    return found
  }

  /** Shift+Enter: a notebook goes on at once and in its own way, which it says by preventing. */
  #runAndGo(andGo: boolean): void {
    const ended = this.run()
    if (!andGo) return
    const going = new CustomEvent('essaim:going-on', { bubbles: true, cancelable: true })
    if (this.dispatchEvent(going)) void ended.then(() => this.#focusNext())
  }

  /** Names the cell and what is in it, as when it moved to another place. */
  rename(name: string): void {
    this.dataset.name = name
    this.setAttribute('aria-label', text(language, 'cell.name', { name }))
    for (const field of this.querySelectorAll('.code [aria-label]')) {
      field.setAttribute('aria-label', text(language, 'cell.code', { name }))
    }
  }

  #focusNext(): void {
    const cells = [...document.querySelectorAll<CodeCell>('code-cell')]
    cells[cells.indexOf(this) + 1]?.focusCode()
  }

  focusCode(): void {
    this.#field?.focus()
    this.scrollIntoView({ block: 'nearest' })
  }
}

customElements.define('code-cell', CodeCell)
