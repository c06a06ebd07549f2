import type { NodeView } from '../../cluster/view.ts'
import type { Language } from '../../i18n/language.ts'
import { text } from '../../i18n/text.ts'

export interface FaultActions {
  freeze(node: string, on: boolean): void
  slow(node: string, on: boolean): void
  disconnect(node: string, on: boolean): void
}

/** Switches for faults that leave a node alive: pressed while the fault is there. */
export class FaultButtons {
  readonly root = document.createElement('div')
  readonly #freeze: HTMLButtonElement
  readonly #slow: HTMLButtonElement
  readonly #disconnect: HTMLButtonElement
  readonly #language: Language

  constructor(node: string, language: Language, actions: FaultActions) {
    this.#language = language
    this.root.className = 'faults'
    this.#freeze = this.#switch('cluster.freeze', (on) => actions.freeze(node, on))
    this.#slow = this.#switch('cluster.slow', (on) => actions.slow(node, on))
    this.#disconnect = this.#switch('cluster.disconnect', (on) => actions.disconnect(node, on))
  }

  show({ state, frozen, factor, apart }: NodeView): void {
    for (const [button, on] of [
      [this.#freeze, frozen],
      [this.#slow, factor > 1],
      [this.#disconnect, apart],
    ] as const) {
      button.setAttribute('aria-pressed', String(on))
      // A cable can be put back where nobody answers; a dead node is neither frozen nor slow.
      button.disabled = state === 'lost' && button !== this.#disconnect
    }
  }

  #switch(
    key: 'cluster.freeze' | 'cluster.slow' | 'cluster.disconnect',
    turn: (on: boolean) => void,
  ): HTMLButtonElement {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = text(this.#language, key)
    button.setAttribute('aria-pressed', 'false')
    button.addEventListener('click', () => turn(button.getAttribute('aria-pressed') !== 'true'))
    this.root.append(button)
    return button
  }
}
