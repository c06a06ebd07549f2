/** A scenario of a lesson: faults at their times, which a button plays on the page's cluster. */

import type { ClusterEvent } from '../../workers/protocol/cluster.ts'
import type { Scenario } from '../../workers/protocol/scenario.ts'
import { pageLanguage } from '../i18n/language.ts'
import { text } from '../i18n/text.ts'

interface Material {
  /** How many workers it needs, where no cluster runs. */
  readonly workers: number
  readonly scenario: Scenario
}

const language = pageLanguage()

class ScenarioCard extends HTMLElement {
  #material: Material | null = null

  connectedCallback(): void {
    const material = this.querySelector('.material')?.textContent
    if (material === null || material === undefined || this.#material !== null) return
    this.#material = JSON.parse(material) as Material
    this.#button('play').addEventListener('click', () => void this.#play())
    this.#button('halt').addEventListener('click', () => void this.#halt())
  }

  async #play(): Promise<void> {
    const material = this.#material
    if (material === null) return
    const { openTab } = await import('./tab.ts')
    const { cluster, player } = openTab()
    this.#become('playing', text(language, 'scenario.starting'))
    for (const step of this.querySelectorAll('li')) delete step.dataset.step
    const forget = cluster.log.subscribe((events) => this.#follow(events))
    try {
      if (cluster.workers.length < material.workers) {
        await cluster.start({ kind: 'start', workers: material.workers })
      }
      player.play(material.scenario)
      this.#say(text(language, 'scenario.playing'))
      await player.ended()
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      this.#say(text(language, 'scenario.failed', { reason }))
    } finally {
      forget()
      this.#become('new')
    }
  }

  async #halt(): Promise<void> {
    const { openTab } = await import('./tab.ts')
    openTab().player.stop()
  }

  #follow(events: readonly ClusterEvent[]): void {
    for (const event of events) {
      if (event.kind === 'scenario-step') {
        const step = this.querySelectorAll('li')[event.index]
        if (step !== undefined) step.dataset.step = 'done'
      } else if (event.kind === 'scenario-ended' && event.how !== 'failed') {
        this.#say(text(language, `scenario.${event.how}`))
      }
    }
  }

  #become(state: 'new' | 'playing', sentence?: string): void {
    this.dataset.state = state
    this.#button('play').disabled = state === 'playing'
    this.#button('halt').disabled = state !== 'playing'
    if (sentence !== undefined) this.#say(sentence)
  }

  #say(sentence: string): void {
    const status = this.querySelector('[role="status"]')
    if (status !== null) status.textContent = sentence
  }

  #button(name: 'play' | 'halt'): HTMLButtonElement {
    const found = this.querySelector<HTMLButtonElement>(`.${name}`)
    if (found === null) throw new Error(`a scenario has a ${name} button`)
    return found
  }
}

customElements.define('scenario-card', ScenarioCard)
