/** The votes on each question: one for each voter, the first counts. */

import type { Question, Tally, VoteAnswer, VoteOutcome } from './message.ts'

const SHOWN_TEXTS = 8

export type Ballots = Readonly<Record<string, Readonly<Record<string, VoteAnswer>>>>

export class Votes {
  readonly #answers = new Map<string, Map<string, VoteAnswer>>()

  constructor(kept: Ballots = {}) {
    for (const [question, answers] of Object.entries(kept)) {
      this.#answers.set(question, new Map(Object.entries(answers)))
    }
  }

  cast(question: Question, voter: string, answer: VoteAnswer): VoteOutcome {
    if (!fits(question, answer)) return 'unfit'
    const answers = this.#answers.get(question.id) ?? new Map<string, VoteAnswer>()
    if (answers.has(voter)) return 'twice'
    this.#answers.set(question.id, answers.set(voter, answer))
    return 'counted'
  }

  tally(question: Question): Tally {
    const answers = [...(this.#answers.get(question.id)?.values() ?? [])]
    const counts = Array.from({ length: question.options }, () => 0)
    const texts = new Map<string, number>()
    for (const answer of answers) {
      if (answer.kind === 'chosen')
        for (const at of answer.positions) counts[at] = (counts[at] ?? 0) + 1
      else texts.set(settled(answer.text), (texts.get(settled(answer.text)) ?? 0) + 1)
    }
    return {
      voters: answers.length,
      counts,
      texts: [...texts]
        .map(([text, count]) => ({ text, count }))
        .sort((a, b) => b.count - a.count || a.text.localeCompare(b.text))
        .slice(0, SHOWN_TEXTS),
    }
  }

  /** As something that outlives the page. */
  get kept(): Ballots {
    return Object.fromEntries(
      [...this.#answers].map(([question, answers]) => [question, Object.fromEntries(answers)]),
    )
  }
}

const settled = (text: string) => text.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase()

function fits(question: Question, answer: VoteAnswer): boolean {
  if (question.options === 0) return answer.kind === 'typed' && answer.text.trim() !== ''
  if (answer.kind !== 'chosen') return false
  const { positions } = answer
  const many = question.several ? positions.length > 0 : positions.length === 1
  const known = positions.every((at) => at >= 0 && at < question.options)
  return many && known && new Set(positions).size === positions.length
}
