/** A deck's page in a class: off, leading or following, and what the bar says of it. */

import { readLetters } from '../../classroom/letters.ts'
import type { PresentedDeck } from '../../slides/presenting.ts'
import { Audience } from './audience.ts'
import { Following } from './following.ts'
import { Leading, ledBefore } from './leading.ts'
import { write } from './make.ts'
import type { Role, Session } from './role.ts'
import { followSentence, leadSentence } from './sentences.ts'
import { showShared } from './shared-code.ts'
import { VotesView } from './votes-view.ts'

export class ClassroomSession implements Session {
  readonly deck: PresentedDeck
  readonly audience: Audience
  role: Role = { kind: 'off' }
  onChange: () => void = () => {}
  readonly #bar: HTMLElement
  #votes: VotesView
  #panel: HTMLElement | null = null

  constructor(bar: HTMLElement, deck: PresentedDeck) {
    this.#bar = bar
    this.deck = deck
    this.#votes = new VotesView(deck, null)
    this.audience = new Audience(this)
    this.#part('.leave').addEventListener('click', () => this.#follower?.leave())
    this.#part('.return').addEventListener('click', () => this.#follower?.goBack())
    deck.addEventListener('deck-moved', () => this.onChange())
    const key = ledBefore(deck.deck)
    if (key !== null) this.lead(key)
    this.#show()
  }

  lead(key: string): void {
    this.stop()
    const leading = new Leading(this.deck, readLetters(key) ?? '')
    this.#votes = new VotesView(this.deck, null)
    this.role = { kind: 'leading', leading }
    leading.onChange = () => this.#show()
    this.#show()
  }

  follow(code: string): void {
    const following = this.#followed(readLetters(code) ?? code.trim())
    void following.join()
  }

  async answer(invitation: string): Promise<string | null> {
    const following = this.#followed('')
    const text = await following.answer(invitation)
    if (text === null) this.stop()
    return text
  }

  stop(): void {
    if (this.role.kind === 'following') this.role.following.stop()
    if (this.role.kind === 'leading') this.role.leading.end()
    this.#votes.clear()
    this.role = { kind: 'off' }
    nameRoom(null)
    this.#show()
  }

  toggle(): void {
    const panel = this.#part('section')
    panel.hidden = !panel.hidden
    this.#part('.open').ariaExpanded = String(!panel.hidden)
    if (panel.hidden) return this.#part('.open').focus()
    if (this.#panel !== null) return this.#panel.focus()
    this.#panel = panel
    void import('./panel.ts').then(({ fillPanel }) => {
      fillPanel(panel, this)
      panel.focus()
    })
  }

  #followed(room: string): Following {
    this.stop()
    const following = new Following(this.deck, room, (shared) => showShared(this.deck, shared))
    this.#votes = new VotesView(this.deck, (question, answer) =>
      following.follower.vote(question, answer),
    )
    this.role = { kind: 'following', following }
    nameRoom(room === '' ? null : room)
    following.onChange = () => this.#show()
    this.#show()
    return following
  }

  get #follower() {
    return this.role.kind === 'following' ? this.role.following.follower : null
  }

  #show(): void {
    const { role } = this
    this.#bar.dataset.role = role.kind
    this.#bar.dataset.state = stateOf(role)
    const follows = role.kind === 'following' && role.following.state.link.kind === 'following'
    const leash = follows && role.following.state.leash
    this.#part('.leave').hidden = !leash
    this.#part('.return').hidden = !follows || leash
    write(this.#part('[role="status"]'), this.sentence)
    if (role.kind === 'leading') this.#votes.show(role.leading.leader.standing.asked, undefined)
    if (role.kind === 'following') {
      const { standing, votes } = role.following.state
      const asked = standing?.asked ?? null
      this.#votes.show(asked, asked === null ? undefined : votes[asked.question.id])
    }
    this.audience.tellRoom()
    this.onChange()
  }

  get sentence(): string {
    if (this.role.kind === 'leading') return leadSentence(this.role.leading)
    return this.role.kind === 'following' ? followSentence(this.role.following) : ''
  }

  #part(selector: string): HTMLElement {
    const part = this.#bar.querySelector<HTMLElement>(selector)
    if (part === null) throw new Error(`the classroom's bar has ${selector}`)
    return part
  }
}

function stateOf(role: Role): string {
  if (role.kind === 'off') return 'off'
  if (role.kind === 'leading') return role.leading.state.kind
  const { link, leash } = role.following.state
  return link.kind === 'following' && !leash ? 'alone' : link.kind
}

/** The address names the room that is followed: through a reload, and in the other language. */
function nameRoom(room: string | null): void {
  const url = new URL(location.href)
  if (room === null) url.searchParams.delete('room')
  else url.searchParams.set('room', room)
  history.replaceState(history.state, '', url)
  for (const link of document.querySelectorAll<HTMLAnchorElement>('deck-bar a.other')) {
    link.search = url.search
  }
}
