/** What can be begun: following, leading, presenting. */

import { invitedView } from './invite-view.ts'
import { ask, button, make, say } from './make.ts'
import { classroomServer } from './place.ts'
import type { Session, View } from './role.ts'

export function offView(session: Session): View {
  const plain = (key: Parameters<typeof say>[0]) =>
    make('p', { className: 'plain', textContent: say(key) })
  const follow = ask('room', 'follow', { autocapitalize: 'characters' }, (code) => {
    if (code.trim() !== '') session.follow(code)
  })
  const key = make('input', { type: 'text', autocomplete: 'off', spellcheck: false })
  const keyLine = make(
    'div',
    { hidden: true },
    make('label', {}, make('span', { textContent: say('lead.key') }), key),
    plain('lead.key.why'),
  )
  void classroomServer().then((server) => {
    keyLine.hidden = server === null
  })
  const lead = make(
    'form',
    { className: 'asking' },
    keyLine,
    make('button', { type: 'submit', textContent: say('lead') }),
  )
  lead.addEventListener('submit', (event) => {
    event.preventDefault()
    session.lead(key.value)
  })
  const invited = make(
    'details',
    {},
    make('summary', { textContent: say('peers') }),
    invitedView((text) => session.answer(text)),
  )
  const element = make(
    'div',
    {},
    follow,
    plain('follow.lead'),
    invited,
    lead,
    plain('lead.here'),
    button('desk', () => openDesk()),
    plain('desk.why'),
  )
  return {
    element,
    update: () => {
      const begun = session.role.kind !== 'off'
      follow.hidden = begun
      lead.hidden = begun
    },
  }
}

export function openDesk(): void {
  const url = new URL(location.href)
  url.search = '?speaker'
  window.open(url.href, 'essaim-desk', 'popup,width=1200,height=800')
}
