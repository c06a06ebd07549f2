/** The audience's window does what the presenter's desk asks for, and tells it what is there. */

import {
  type AudienceNews,
  type CellSeen,
  type DeskCommand,
  type DeskFrame,
  deskChannel,
  type RoomSeen,
} from '../../classroom/desk.ts'
import type { DeckEvents } from '../../slides/presenting.ts'
import type { CodeCell } from '../cell/code-cell.ts'
import { say } from './make.ts'
import { Overlay } from './overlay.ts'
import { PAGE } from './place.ts'
import { questionIn } from './question.ts'
import type { Session } from './role.ts'

/** Milliseconds for which a cell's news are gathered. */
const GATHER = 100
/** Events of one output that the desk gets: the rest is on the slide. */
const MOST_EVENTS = 500
const TICK = 1_000

export class Audience {
  readonly #session: Session
  readonly #channel: BroadcastChannel
  #overlay: Overlay | null = null
  #until: number | null = null
  #looked = false
  #cast: RoomSeen['cast'] = null
  #told = ''
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>()

  constructor(session: Session) {
    this.#session = session
    this.#channel = deskChannel(session.deck.deck)
    setInterval(() => this.#showAttendance(), TICK)
  }

  hear({ to, command }: Extract<DeskFrame, { side: 'desk' }>): void {
    // Who follows somebody is no audience's window, though it is in the same browser.
    if (this.#session.role.kind === 'following' || (to !== null && to !== PAGE)) return
    this.#do(command)
  }

  #do(command: DeskCommand): void {
    const { deck, role } = this.#session
    const leader = role.kind === 'leading' ? role.leading.leader : null
    switch (command.kind) {
      case 'look':
        return this.#look()
      case 'go':
        return void deck.goTo(command.position)
      case 'step':
        return command.by === 1 ? deck.next() : deck.previous()
      case 'blacken':
        deck.black = command.on
        return this.#tellSeen()
      case 'overlook':
        deck.overview = command.on
        return this.#tellSeen()
      case 'edit': {
        const cell = deck.cells.get(command.cell)
        if (cell !== undefined && cell.code !== command.code) cell.code = command.code
        return
      }
      case 'run':
        return void deck.cells.get(command.cell)?.run()
      case 'stop':
        return void deck.cells.get(command.cell)?.stop()
      case 'point':
        return this.#over.point(command.at)
      case 'draw':
        return this.#over.draw(command.line, command.at)
      case 'wipe':
        return this.#over.wipe()
      case 'time':
        this.#until = command.until
        this.#over.time(command.until, () => Date.now())
        return this.#tellSeen()
      case 'lead':
        if (leader === null) this.#session.lead(command.key)
        return
      case 'ask': {
        const found = questionIn(deck, command.question)
        if (found !== null) leader?.ask(found.asked)
        return
      }
      case 'show-votes':
        return leader?.showVotes()
      case 'reveal':
        return leader?.reveal()
      case 'close-question':
        return leader?.closeQuestion()
      case 'cast':
        this.#cast = leader?.castCode(command.code) ?? null
        return this.tellRoom()
      case 'share':
        if (role.kind === 'leading') role.leading.share(command.on)
        return
      case 'take-attendance':
        return leader?.takeAttendance(command.open)
      case 'end':
        return this.#session.stop()
      default:
        return command satisfies never
    }
  }

  /** The first time a desk looks, what is there begins to be told. */
  #look(): void {
    const { deck } = this.#session
    if (!this.#looked) {
      this.#looked = true
      deck.addEventListener('deck-moved', (event) => {
        this.#over.wipe()
        this.#tellSeen((event as DeckEvents['deck-moved']).detail.index)
        this.#tellCells()
      })
      deck.addEventListener('deck-blackened', () => this.#tellSeen())
      deck.addEventListener('essaim:edited', ({ target }) => {
        const cell = (target as HTMLElement).closest<CodeCell>('code-cell')
        if (cell !== null) this.#tellSoon(cell)
      })
      this.#watchCells()
      addEventListener('pagehide', () => this.#tell({ kind: 'gone' }))
    }
    this.#told = ''
    this.#tellSeen()
    this.#tellCells()
    this.tellRoom()
  }

  /** Of all cells, and also of those that come later. */
  #watchCells(): void {
    const watching = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement
        const cell = element?.closest<CodeCell>('code-cell')
        if (cell !== null && cell !== undefined) this.#tellSoon(cell)
      }
    })
    for (const cell of this.#session.deck.cells.values()) {
      watching.observe(cell, { attributeFilter: ['data-state'] })
      const log = cell.querySelector('[role="log"]')
      if (log !== null)
        watching.observe(log, { childList: true, subtree: true, characterData: true })
    }
  }

  #tellSoon(cell: CodeCell): void {
    const name = cell.dataset.name ?? ''
    if (this.#waiting.has(name)) return
    this.#waiting.set(
      name,
      setTimeout(() => {
        this.#waiting.delete(name)
        this.#tell({ kind: 'cell', cell: seen(cell) })
      }, GATHER),
    )
  }

  #tellCells(): void {
    const { deck } = this.#session
    const slide = deck.slides.find(({ id }) => id === deck.position.slide)
    for (const name of slide?.cells ?? []) {
      const cell = deck.cells.get(name)
      if (cell !== undefined) this.#tell({ kind: 'cell', cell: seen(cell as CodeCell) })
    }
  }

  #tellSeen(at?: number): void {
    const { deck } = this.#session
    const { position, black, overview } = deck
    const index = at ?? deck.slides.findIndex(({ id }) => id === position.slide)
    this.#tell({ kind: 'seen', position, index, black, overview, until: this.#until })
  }

  tellRoom(): void {
    this.#showAttendance()
    this.#showJoin()
    if (!this.#looked) return
    const room = this.#room()
    const told = JSON.stringify(room)
    if (told === this.#told) return
    this.#told = told
    this.#tell({ kind: 'room', room })
  }

  #room(): RoomSeen | null {
    const { role } = this.#session
    if (role.kind !== 'leading' || role.leading.state.kind !== 'leading') return null
    const { room, leader } = role.leading
    const { asked, attendance } = leader.standing
    const there = leader.there.map(({ name }) => name)
    return {
      room,
      followers: leader.followers,
      asked,
      tally: leader.tally,
      attendance: attendance ? { code: leader.attendanceCode(), there } : null,
      cast: this.#cast,
      sharing: role.leading.sharing,
    }
  }

  #showAttendance(): void {
    const { role } = this.#session
    const leader = role.kind === 'leading' ? role.leading.leader : null
    const open = leader?.standing.attendance === true
    if (open || this.#overlay !== null) {
      this.#over.attendance(open ? (leader?.attendanceCode() ?? null) : null)
    }
  }

  #showJoin(): void {
    const { role } = this.#session
    const asked = role.kind === 'leading' ? role.leading.leader.standing.asked : null
    const open = asked !== null && !asked.revealed && role.kind === 'leading'
    const url = open ? role.leading.answerAddress : null
    if (url === null && this.#overlay === null) return
    const words = role.kind === 'leading' ? say('join', { room: role.leading.room }) : ''
    this.#over.join(url === null ? null : { url, words })
  }

  get #over(): Overlay {
    const slides = this.#session.deck.querySelector<HTMLElement>('.slides')
    if (slides === null) throw new Error('a deck has slides')
    this.#overlay ??= new Overlay(slides)
    return this.#overlay
  }

  #tell(news: AudienceNews): void {
    const frame: DeskFrame = { side: 'audience', from: PAGE, news }
    this.#channel.postMessage(frame)
  }
}

function seen(cell: CodeCell): CellSeen {
  return {
    cell: cell.dataset.name ?? '',
    code: cell.code,
    state: cell.state,
    line: cell.querySelector('.state')?.textContent ?? '',
    output: cell.output?.events.slice(-MOST_EVENTS) ?? [],
  }
}
