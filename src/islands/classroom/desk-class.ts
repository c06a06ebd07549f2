/** The class on the desk: votes, answer codes, attendance. The room is led by the audience's window. */

import type { DeskCommand, RoomSeen } from '../../classroom/desk.ts'
import type { ClassroomKey } from '../../i18n/classroom/en.ts'
import type { PresentedDeck } from '../../slides/presenting.ts'
import { ask, button, make, say, write } from './make.ts'
import { classroomServer } from './place.ts'
import { optionsOf, questionIn, questionsOn } from './question.ts'
import { scanInto } from './scan.ts'

export class DeskClass {
  readonly element: HTMLElement
  readonly #deck: PresentedDeck
  readonly #send: (command: DeskCommand) => void
  readonly #state = make('p', { className: 'plain' })
  readonly #lead: HTMLFormElement
  readonly #led: HTMLElement
  readonly #questions = make('div')
  readonly #asked: HTMLElement
  readonly #votes = make('p', { className: 'votes' })
  readonly #reveal: HTMLButtonElement
  readonly #told = make('p', { className: 'plain' })
  readonly #attendance = make('input', { type: 'checkbox' })
  readonly #sharing = make('input', { type: 'checkbox' })
  readonly #there = make('p', { className: 'plain' })
  #slide = ''
  #room: RoomSeen | null = null

  constructor(deck: PresentedDeck, send: (command: DeskCommand) => void) {
    this.#deck = deck
    this.#send = send
    this.#told.setAttribute('role', 'status')
    this.#lead = ask('lead.key', 'lead', {}, (key) => send({ kind: 'lead', key }))
    const keyLabel = this.#lead.querySelector('label')
    if (keyLabel !== null) keyLabel.hidden = true
    void classroomServer().then((server) => {
      if (keyLabel !== null) keyLabel.hidden = server === null
    })
    const press = (key: ClassroomKey, kind: 'show-votes' | 'reveal' | 'close-question') =>
      button(key, () => send({ kind }))
    this.#reveal = press('reveal', 'reveal')
    const cast = ask('code.type', 'code.cast', {}, (code) => send({ kind: 'cast', code }))
    const code = cast.querySelector('input')
    if (code !== null) cast.append(scanInto(code))
    this.#asked = make(
      'div',
      { hidden: true },
      this.#votes,
      press('votes.show', 'show-votes'),
      this.#reveal,
      press('question.close', 'close-question'),
      cast,
      this.#told,
    )
    this.#attendance.onchange = () =>
      send({ kind: 'take-attendance', open: this.#attendance.checked })
    this.#sharing.onchange = () => send({ kind: 'share', on: this.#sharing.checked })
    const labelled = (key: ClassroomKey, box: HTMLInputElement) =>
      make('p', {}, make('label', {}, box, make('span', { textContent: say(key) })))
    this.#led = make(
      'div',
      { hidden: true },
      this.#questions,
      this.#asked,
      labelled('share', this.#sharing),
      labelled('attendance', this.#attendance),
      this.#there,
    )
    const heading = make('h2', { textContent: say('desk.class') })
    this.element = make(
      'section',
      { className: 'class' },
      heading,
      this.#state,
      this.#lead,
      this.#led,
    )
  }

  move(slide: string): void {
    this.#slide = slide
    this.#show()
  }

  show(room: RoomSeen | null): void {
    this.#room = room
    this.#show()
  }

  #show(): void {
    const room = this.#room
    this.#lead.hidden = room !== null
    this.#led.hidden = room === null
    if (room === null) return write(this.#state, '')
    write(this.#state, say('state.leading', { room: room.room, count: room.followers }))
    const { asked, tally } = room
    this.#asked.hidden = asked === null
    this.#reveal.hidden = asked?.question.kind === 'poll'
    const counts = asked === null ? '' : this.#counts(asked.question.id, tally)
    write(this.#votes, counts)
    write(this.#told, room.cast === null ? '' : say(`cast.${room.cast}`))
    this.#sharing.checked = room.sharing
    this.#attendance.checked = room.attendance !== null
    const there = room.attendance?.there ?? []
    const who = [say('attendance.there', { count: there.length }), ...there].join(' · ')
    write(this.#there, room.attendance === null ? '' : who)
    const open = questionsOn(this.#deck, this.#slide).filter(
      (one) => one.asked.id !== asked?.question.id,
    )
    const told = open.map((one) => one.asked.id).join(' ')
    if (this.#questions.dataset.of === told) return
    this.#questions.dataset.of = told
    this.#questions.replaceChildren(
      ...open.map((one) => {
        const pressed = () => this.#send({ kind: 'ask', question: one.asked.id })
        const prompt = make('span', { textContent: one.question.prompt.replaceAll('`', '') })
        return make('p', {}, button('ask', pressed), ' ', prompt)
      }),
    )
  }

  /** Only the desk sees how many chose what, until the votes are shown. */
  #counts(id: string, tally: RoomSeen['tally']): string {
    const found = questionIn(this.#deck, id)
    const options = found === null ? [] : optionsOf(found.question)
    const rows = options.map(
      (option, at) => `${option.replaceAll('`', '')} (${tally?.counts[at] ?? 0})`,
    )
    const texts = (tally?.texts ?? []).map(({ text, count }) => `${text} (${count})`)
    return [say('asked', { count: tally?.voters ?? 0 }), ...rows, ...texts].join(' · ')
  }
}
