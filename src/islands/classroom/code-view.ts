/** Without any network: the reader's vote as a code for the lecturer. */

import { answerCode } from '../../classroom/answer-code.ts'
import { handOver } from './invite-view.ts'
import { button, make, say, write } from './make.ts'
import { voterId } from './place.ts'
import { chosenIn, questionsOn } from './question.ts'
import type { Session, View } from './role.ts'

export function codeView({ deck }: Session): View {
  const told = make('p', { className: 'plain' })
  told.setAttribute('role', 'status')
  const made = make('div')
  const give = async () => {
    const found = questionsOn(deck, deck.position.slide).find((one) => chosenIn(one) !== null)
    const answer = found === undefined ? null : chosenIn(found)
    if (found === undefined || answer === null) return write(told, say('vote.empty'))
    const code = answerCode(found.asked, voterId(), answer)
    if (code === null) return write(told, say('code.long'))
    write(told, '')
    made.replaceChildren(await handOver('code.text', code))
  }
  const element = make(
    'div',
    {},
    button('code.make', () => void give()),
    make('p', { className: 'plain', textContent: say('code.why') }),
    told,
    made,
  )
  let slide = ''
  return {
    element,
    update: () => {
      element.hidden = questionsOn(deck, deck.position.slide).length === 0
      if (slide !== deck.position.slide) made.replaceChildren()
      slide = deck.position.slide
    },
  }
}
