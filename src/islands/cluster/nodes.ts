import { prefixOf } from '../../cluster/prefix.ts'
import { SCHEDULER } from '../../cluster/session.ts'
import type { NodeView } from '../../cluster/view.ts'
import { pictureText } from '../../i18n/cluster/text.ts'
import { bytes } from '../../i18n/format.ts'
import type { Language } from '../../i18n/language.ts'
import { text } from '../../i18n/text.ts'
import { button } from '../button.ts'
import { type FaultActions, FaultButtons } from './fault-buttons.ts'
import { limitLine } from './limit-line.ts'

export interface NodeActions extends FaultActions {
  kill(node: string): void
  restart(node: string): void
}

/** What meters of nodes without a limit show memory against: more than a node takes before packages. */
const FULL = 300e6

interface Row {
  readonly root: HTMLElement
  readonly badge: HTMLElement
  readonly meter: HTMLMeterElement
  readonly what: HTMLElement
  readonly kill: HTMLButtonElement
  readonly faults: FaultButtons
}

/** One group per node; rows stay in place, so that a button does not move under a finger. */
export class NodeList {
  readonly #place: HTMLElement
  readonly #limit: HTMLElement
  readonly #language: Language
  readonly #actions: NodeActions
  readonly #rows = new Map<string, Row>()

  /** @param limit where it is said how much memory workers have */
  constructor(place: HTMLElement, limit: HTMLElement, language: Language, actions: NodeActions) {
    this.#place = place
    this.#limit = limit
    this.#language = language
    this.#actions = actions
  }

  show(nodes: readonly NodeView[]): void {
    const present = new Set(nodes.map((node) => node.name))
    for (const [name, row] of this.#rows) {
      if (present.has(name)) continue
      row.root.remove()
      this.#rows.delete(name)
    }
    for (const node of nodes) this.#update(this.#rows.get(node.name) ?? this.#add(node), node)
    const said = limitLine(this.#language, nodes)
    if (this.#limit.textContent !== said) this.#limit.textContent = said
  }

  #update(row: Row, node: NodeView): void {
    row.badge.dataset.node = node.state
    row.badge.textContent = pictureText(this.#language, `node.${node.state}`)
    row.meter.max = node.limit > 0 ? node.limit : FULL
    row.meter.value = node.memory
    const memory = bytes(this.#language, node.memory)
    const managed = bytes(this.#language, node.managed)
    const limit = bytes(this.#language, node.limit)
    const key = node.limit > 0 ? 'cluster.memory.limited' : 'cluster.memory'
    const label = text(this.#language, key, { memory, managed, limit })
    row.meter.setAttribute('aria-label', `${node.name}: ${label}`)
    row.what.textContent = node.doing === '' ? label : prefixOf(node.doing)
    row.what.title = row.what.textContent
    row.kill.disabled = node.state === 'lost'
    row.faults.show(node)
  }

  #add(node: NodeView): Row {
    const root = document.createElement('div')
    root.className = 'node'
    root.setAttribute('role', 'group')
    root.setAttribute('aria-label', node.name)
    const name = document.createElement('strong')
    name.textContent = node.name
    const badge = document.createElement('span')
    badge.className = 'badge'
    const meter = document.createElement('meter')
    const what = document.createElement('span')
    what.className = 'what'
    const kill = this.#button('cluster.kill', () => this.#actions.kill(node.name))
    const restart = this.#button('cluster.restart', () => this.#actions.restart(node.name))
    // The scheduler's death is a lesson of its own; restarting it alone would strand the workers.
    restart.hidden = node.name === SCHEDULER || node.outside
    // Machines outside the tab are for watching: nobody there asked to be killed from a page.
    kill.hidden = node.outside
    const faults = new FaultButtons(node.name, this.#language, this.#actions)
    faults.root.hidden = node.outside
    faults.root.prepend(kill, restart)
    root.append(name, badge, meter, what, faults.root)
    this.#place.append(root)
    const row = { root, badge, meter, what, kill, faults }
    this.#rows.set(node.name, row)
    return row
  }

  #button(key: 'cluster.kill' | 'cluster.restart', act: () => void): HTMLButtonElement {
    return button(text(this.#language, key), act)
  }
}
