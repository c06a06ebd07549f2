/** What belongs to following: going alone, another deck, attendance. */

import { href, pageLanguage } from '../../i18n/language.ts'
import { button, make, say, write } from './make.ts'
import type { Session, View } from './role.ts'

export function followView(session: Session): View {
  const stop = button('follow.stop', () => session.stop())
  const elsewhere = make('a', { textContent: say('state.other-deck.go') })
  const name = make('input', { type: 'text', autocomplete: 'name', required: true })
  const code = make('input', {
    type: 'text',
    autocomplete: 'off',
    inputMode: 'numeric',
    required: true,
  })
  const told = make('p', { className: 'plain' })
  told.setAttribute('role', 'status')
  const labelled = (key: Parameters<typeof say>[0], input: HTMLInputElement) =>
    make('label', {}, make('span', { textContent: say(key) }), input)
  const sign = make(
    'form',
    { className: 'asking' },
    labelled('attendance.name', name),
    labelled('attendance.type', code),
    make('button', { type: 'submit', textContent: say('attendance.sign') }),
  )
  sign.addEventListener('submit', (event) => {
    event.preventDefault()
    if (session.role.kind === 'following') {
      session.role.following.follower.attend(name.value, code.value)
    }
  })
  return {
    element: make('div', {}, elsewhere, sign, told, stop),
    update: () => {
      const state = session.role.kind === 'following' ? session.role.following.state : null
      const room = session.role.kind === 'following' ? session.role.following.room : ''
      stop.hidden = state === null
      const link = state?.link
      elsewhere.hidden = link?.kind !== 'other-deck'
      if (link?.kind === 'other-deck') {
        elsewhere.href = `${href(pageLanguage(), `slides/${encodeURIComponent(link.deck)}/`)}?room=${room}`
      }
      const open = state?.standing?.attendance === true
      sign.hidden = !open || state?.attended === 'counted' || state?.attended === 'twice'
      const outcome = state?.attended ?? null
      write(told, outcome === null ? '' : say(`attendance.${outcome}`))
    },
  }
}
