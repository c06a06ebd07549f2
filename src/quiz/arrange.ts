import { type AskedQuestion, rightSides } from './question.ts'
import { shuffled } from './shuffle.ts'

/** The positions of what a question shows, in the order in which a seed shows it. */
export function arranged(question: AskedQuestion, seed: string): readonly number[] {
  const length = shownBy(question)
  const written = Array.from({ length }, (_, at) => at)
  if (!question.shuffle) return written
  const order = shuffled(length, `${seed} ${question.id}`)
  // What has to be ordered is never shown in its order.
  const given = question.kind === 'order' && order.every((position, at) => position === at)
  return given ? order.toReversed() : order
}

function shownBy(question: AskedQuestion): number {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return question.choices.length
    case 'order':
      return question.items.length
    case 'match':
      return rightSides(question).length
    case 'poll':
      return question.options.length
    case 'number':
    case 'text':
      return 0
    default:
      return question satisfies never
  }
}
