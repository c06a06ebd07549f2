/** Votes on a slide: the button, the histogram, the right answer. One question at a time. */

import type { Asked, VoteOutcome } from '../../classroom/message.ts'
import type { PresentedDeck } from '../../slides/presenting.ts'
import { button, make, say, write } from './make.ts'
import { chosenIn, isRight, questionIn, rightText, type SlideQuestion } from './question.ts'

type Cast = (question: string, answer: NonNullable<ReturnType<typeof chosenIn>>) => void

export class VotesView {
  readonly #deck: PresentedDeck
  /** Null for who leads: he does not vote. */
  readonly #cast: Cast | null
  #shown: { readonly found: SlideQuestion; readonly place: HTMLElement } | null = null
  #told = ''

  constructor(deck: PresentedDeck, cast: Cast | null) {
    this.#deck = deck
    this.#cast = cast
  }

  /** @param outcome how this page's vote ended; undefined while it has none */
  show(asked: Asked | null, outcome: VoteOutcome | undefined): void {
    const told = JSON.stringify([asked, outcome])
    if (told === this.#told) return
    this.#told = told
    if (asked === null) return this.clear()
    if (this.#shown?.found.asked.id !== asked.question.id) this.#open(asked.question.id)
    if (this.#shown === null) return
    const { found, place } = this.#shown
    const open = !asked.revealed && outcome !== 'counted' && outcome !== 'twice'
    const vote = place.querySelector<HTMLButtonElement>('.vote')
    if (vote !== null) vote.hidden = !open
    const said = place.querySelector<HTMLElement>('.outcome')
    if (said !== null && outcome !== undefined) write(said, say(`vote.${outcome}`))
    clearTally(found)
    showTally(found, place, asked)
    // Answers are not marked one by one while the class votes.
    const form = found.fieldset.closest<HTMLElement>('quiz-form')
    form?.toggleAttribute('data-voting', !asked.revealed)
  }

  clear(): void {
    this.#told = ''
    if (this.#shown === null) return
    clearTally(this.#shown.found)
    this.#shown.place.remove()
    this.#shown.found.fieldset.closest('quiz-form')?.removeAttribute('data-voting')
    this.#shown = null
  }

  #open(id: string): void {
    this.clear()
    const found = questionIn(this.#deck, id)
    if (found === null) return
    const place = make('div', { className: 'class-votes' })
    if (this.#cast !== null) {
      const said = make('p', { className: 'outcome plain' })
      said.setAttribute('role', 'status')
      const vote = button(
        'vote',
        () => {
          const answer = chosenIn(found)
          if (answer === null) write(said, say('vote.empty'))
          else this.#cast?.(id, answer)
        },
        'vote primary',
      )
      place.append(vote, said)
    }
    found.fieldset.append(place)
    this.#shown = { found, place }
  }
}

/** The bar of one answer, and how many gave it. */
function bar(count: number, most: number, right: boolean): HTMLElement {
  const length = make('span', { className: 'bar-of-votes' })
  length.style.inlineSize = `${(100 * count) / Math.max(1, most)}%`
  const room = make('span', { className: 'room-of-bar' }, length)
  const number = make('span', { className: 'count', textContent: String(count) })
  const share = make('span', { className: 'share-of-votes' }, room, number)
  if (right) share.append(make('strong', { textContent: `✓ ${say('votes.right')}` }))
  share.dataset.right = String(right)
  return share
}

/** Beside each answer where they are listed; else a list of what was typed most often. */
function showTally({ fieldset, question }: SlideQuestion, place: HTMLElement, asked: Asked): void {
  const { tally, revealed } = asked
  if (tally === null) return
  const [counts, texts] = [tally.counts, tally.texts]
  const most = Math.max(...counts, ...texts.map(({ count }) => count))
  for (const item of fieldset.querySelectorAll<HTMLElement>('li[data-position]')) {
    const at = Number(item.dataset.position)
    item.append(bar(counts[at] ?? 0, most, revealed && isRight(question, at)))
  }
  const caption = make('p', { textContent: say('votes.caption', { count: tally.voters }) })
  const typed = texts.map(({ text, count }) =>
    make('li', {}, make('span', { textContent: text }), bar(count, most, false)),
  )
  const shown = make('div', { className: 'histogram' }, caption)
  if (typed.length > 0) shown.append(make('ul', {}, ...typed))
  const right = revealed ? rightText(question) : null
  if (right !== null)
    shown.append(make('p', { textContent: say('votes.rightIs', { text: right }) }))
  place.append(shown)
}

function clearTally({ fieldset }: SlideQuestion): void {
  for (const shown of fieldset.querySelectorAll('.share-of-votes, .histogram')) shown.remove()
}
