/** What a change makes of what everybody sees: the same on both sides. */

import type { Asked, Change, Standing } from './message.ts'

export function changed(standing: Standing, change: Change): Standing {
  switch (change.kind) {
    case 'moved':
      return { ...standing, position: change.position }
    case 'code-shared': {
      const { cell, code } = change
      const others = standing.codes.filter((shared) => shared.cell !== cell)
      return { ...standing, codes: [...others, { cell, code }] }
    }
    case 'question-opened': {
      const { question } = change
      const same = standing.asked?.question.id === question.id
      return same ? standing : { ...standing, asked: { question, tally: null, revealed: false } }
    }
    case 'votes-shown':
      return ofAsked(standing, change.question, { tally: change.tally })
    case 'answer-revealed':
      return ofAsked(standing, change.question, { revealed: true })
    case 'question-closed':
      return { ...standing, asked: null }
    case 'attendance-changed':
      return { ...standing, attendance: change.open }
    case 'ended':
      return { ...standing, asked: null, attendance: false }
    default:
      return change satisfies never
  }
}

function ofAsked(standing: Standing, question: string, said: Partial<Asked>): Standing {
  const { asked } = standing
  if (asked === null || asked.question.id !== question) return standing
  return { ...standing, asked: { ...asked, ...said } }
}
