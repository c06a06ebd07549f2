/** The cluster beside the text: its nodes, what they do, and the buttons that disturb them. */

import type { ClusterState } from '../../../workers/protocol/cluster.ts'
import type { ClusterSession } from '../../cluster/session.ts'
import { pageLanguage } from '../../i18n/language.ts'
import { text } from '../../i18n/text.ts'
import { prepareOutsideForm } from './outside-form.ts'
import { outsideLine } from './outside-line.ts'

const language = pageLanguage()
/** How many times slower the button makes a node. */
const SLOW = 4

class ClusterPanel extends HTMLElement {
  #session: ClusterSession | null = null

  connectedCallback(): void {
    prepareOutsideForm(this.#find('.real'), language)
    this.#find<HTMLButtonElement>('.start').addEventListener('click', () => void this.#start())
    this.#find<HTMLInputElement>('input').addEventListener('change', () => {
      if (this.dataset.state !== 'off') void this.#start()
    })
    // A cell may have started the cluster; from the first interaction on, the panel looks.
    document.addEventListener('click', () => void this.#connect(), { once: true })
    document.addEventListener('keydown', () => void this.#connect(), { once: true })
  }

  async #connect(): Promise<ClusterSession> {
    if (this.#session !== null) return this.#session
    const { openTab } = await import('../tab.ts')
    if (this.#session !== null) return this.#session
    const { cluster: session, outside } = openTab()
    this.#session = session
    session.watch((state) => this.#become(state))
    session.log.subscribe(() => {
      const workers = String(session.workers.length)
      if (this.dataset.workers === workers) return
      this.dataset.workers = workers
      this.#sayState()
    })
    outside.watch((views) => {
      const lines = views.map((view) => outsideLine(language, view))
      this.#find('.outside').textContent = lines.join(' ')
    })
    void this.#show(session)
    return session
  }

  /** The pictures come when the cluster is asked for, not with the page. */
  async #show(session: ClusterSession): Promise<void> {
    const [{ Dashboard }, { NodeList }] = await Promise.all([
      import('./dashboard.ts'),
      import('./nodes.ts'),
    ])
    const nodes = new NodeList(this.#find('.nodes'), this.#find('.limit'), language, {
      kill: (node) => session.kill(node),
      restart: (node) => void session.restart(node).catch(() => {}),
      freeze: (node, on) => (on ? session.faults.freeze(node) : session.faults.thaw(node)),
      slow: (node, on) => session.faults.slow(node, on ? SLOW : 1),
      disconnect: (node, on) =>
        on ? session.network.disconnect(node) : session.network.reconnect(node),
    })
    new Dashboard(this, session.log, language, nodes).soon()
  }

  async #start(): Promise<void> {
    const session = await this.#connect()
    const field = this.#find<HTMLInputElement>('input')
    const workers = Number(field.value)
    try {
      await session.scale(workers)
    } catch (error) {
      this.#find('.state').textContent = error instanceof Error ? error.message : String(error)
    }
  }

  #become(state: ClusterState): void {
    this.dataset.state = state
    this.#sayState()
    const start = this.#find<HTMLButtonElement>('.start')
    start.disabled = state === 'starting' || state === 'ready'
    start.textContent = text(language, state === 'failed' ? 'cluster.again' : 'cluster.start')
  }

  #sayState(): void {
    const { state, workers } = this.dataset
    const known = (state ?? 'off') as ClusterState
    const alone = known === 'degraded' && workers === '0'
    this.#find('.state').textContent = text(language, `cluster.state.${alone ? 'alone' : known}`)
  }

  #find<T extends HTMLElement>(selector: string): T {
    const found = this.querySelector<T>(selector)
    if (found === null) throw new Error(`the cluster panel has no ${selector}`)
    return found
  }
}

customElements.define('cluster-panel', ClusterPanel)
