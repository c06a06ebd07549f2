/** The panel of the class: what can be begun, and what belongs to leading or following. */

import { codeView } from './code-view.ts'
import { followView } from './follow-view.ts'
import { leadView } from './lead-view.ts'
import { button, make, say, write } from './make.ts'
import { offView } from './off-view.ts'
import type { Role, Session, View } from './role.ts'

export function fillPanel(panel: HTMLElement, session: Session): void {
  const state = make('p', { className: 'state' })
  const body = make('div')
  panel.replaceChildren(
    make('h2', { textContent: say('class') }),
    button('class.close', () => session.toggle(), 'close'),
    state,
    body,
  )
  if (!isSecureContext)
    panel.append(make('p', { className: 'plain', textContent: say('insecure') }))
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    session.toggle()
  })
  let shown: { readonly of: unknown; readonly views: readonly View[] } | null = null
  const update = () => {
    const of = partner(session.role)
    if (shown === null || shown.of !== of) {
      const views = viewsOf(session)
      // What was pressed goes away with the rest: the keyboard stays in the panel.
      if (body.contains(document.activeElement)) panel.focus()
      body.replaceChildren(...views.map(({ element }) => element))
      shown = { of, views }
    }
    write(state, session.sentence)
    for (const view of shown.views) view.update()
  }
  session.onChange = update
  update()
}

/** What a view belongs to: it is built anew when that is another one. */
function partner(role: Role): unknown {
  if (role.kind === 'leading') return role.leading
  // Who answers an invitation goes on with the same texts.
  return role.kind === 'following' && role.following.room !== '' ? role.following : 'off'
}

function viewsOf(session: Session): readonly View[] {
  const { role } = session
  if (role.kind === 'leading') return [leadView(session, role.leading)]
  if (partner(role) !== 'off') return [followView(session)]
  return [followView(session), offView(session), codeView(session)]
}
