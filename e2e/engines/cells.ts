/** The code cells and the cluster panel of a page, as a reader uses them. */

import { type Engine, evaluate, waitFor } from './engine.ts'

const ENDED: readonly string[] = ['done', 'error', 'stopped']

export class Cells {
  readonly #engine: Engine

  constructor(engine: Engine) {
    this.#engine = engine
  }

  /** What a cell shows below its code; the first one of the page, unless its name is given. */
  output(name: string | null = null): Promise<string> {
    return evaluate(
      this.#engine,
      (wanted: string | null) => {
        const cells = [...document.querySelectorAll<HTMLElement>('code-cell')]
        const cell = cells.find((one) => wanted === null || one.dataset.name === wanted)
        const log = cell?.querySelector('[role="log"]')
        return [...(log?.children ?? [])].map((part) => part.textContent ?? '').join('\n')
      },
      name,
    )
  }

  state(name: string | null = null): Promise<string> {
    return evaluate(
      this.#engine,
      (wanted: string | null) => {
        const cells = [...document.querySelectorAll<HTMLElement>('code-cell')]
        return (
          cells.find((one) => wanted === null || one.dataset.name === wanted)?.dataset.state ?? ''
        )
      },
      name,
    )
  }

  /** Writes code into the first cell, as an edit of the reader's. */
  async write(code: string): Promise<void> {
    await evaluate(
      this.#engine,
      (written: string) => {
        const field = document.querySelector('code-cell textarea')
        if (!(field instanceof HTMLTextAreaElement)) throw new Error('the cell has no text field')
        field.value = written
        field.dispatchEvent(new Event('input', { bubbles: true }))
        return true
      },
      code,
    )
  }

  async press(button: 'run' | 'stop' | 'reset', name: string | null = null): Promise<void> {
    await waitFor(
      'the cells of the page',
      async () => {
        const defined = () => customElements.get('code-cell') !== undefined
        return (await evaluate(this.#engine, defined)) ? true : null
      },
      30_000,
      async () => button,
    )
    await evaluate(
      this.#engine,
      (selector: string, wanted: string | null) => {
        const cells = [...document.querySelectorAll<HTMLElement>('code-cell')]
        const cell = cells.find((one) => wanted === null || one.dataset.name === wanted)
        const pressed = cell?.querySelector<HTMLButtonElement>(selector)
        if (!pressed || pressed.disabled) throw new Error(`${selector} cannot be pressed`)
        pressed.click()
        return true
      },
      `.bar > .${button}`,
      name,
    )
  }

  /** Waits until a cell has ended; its state. */
  ended(name: string | null = null, limit = 60_000): Promise<string> {
    return waitFor(
      'end of the cell',
      async () => {
        const state = await this.state(name)
        return ENDED.includes(state) ? state : null
      },
      limit,
      async () => `${await this.state(name)}: ${await this.output(name)}`,
    )
  }

  /** Waits until a cell runs and has printed something that matches. */
  async printed(pattern: RegExp, limit = 60_000): Promise<void> {
    await waitFor(
      `output ${pattern}`,
      async () => (pattern.test(await this.output()) ? true : null),
      limit,
      async () => `${await this.state()}: ${await this.output()}`,
    )
  }

  /** Runs code in the first cell; how it ended and what it put out. */
  async run(code: string, limit = 60_000): Promise<{ state: string; output: string }> {
    await this.write(code)
    await this.press('run')
    const state = await this.ended(null, limit)
    return { state, output: await this.output() }
  }

  /** Presses a button of a node's group in the cluster panel. */
  async pressNode(node: string, label: string): Promise<void> {
    await evaluate(
      this.#engine,
      (name: string, wanted: string) => {
        const group = document.querySelector(`cluster-panel [role="group"][aria-label="${name}"]`)
        const buttons = [...(group?.querySelectorAll('button') ?? [])]
        const pressed = buttons.find((one) => one.textContent === wanted && !one.disabled)
        if (pressed === undefined) throw new Error(`${name} has no button ${wanted}`)
        pressed.click()
        return true
      },
      node,
      label,
    )
  }

  /** State and number of workers, as the cluster panel says them. */
  panel(): Promise<string> {
    return evaluate(this.#engine, () => {
      const panel = document.querySelector<HTMLElement>('cluster-panel')
      return `${panel?.dataset.state} ${panel?.dataset.workers}`
    })
  }
}
