/** What belongs to leading: the way in, invitations, votes, code, attendance. */

import type { Leader } from '../../classroom/leader.ts'
import { inviteView } from './invite-view.ts'
import type { Leading } from './leading.ts'
import { ask, button, make, say, write } from './make.ts'
import { openDesk } from './off-view.ts'
import { qrCode } from './qr-code.ts'
import { questionsOn } from './question.ts'
import type { Session, View } from './role.ts'
import { scanInto } from './scan.ts'

/** Milliseconds between two looks at the clock: the attendance code changes by itself. */
const TICK = 1_000

export function leadView(session: Session, leading: Leading): View {
  const { leader, deck } = leading
  const parts = [wayIn(leading), voting(leading), attendance(leader, deck.deck)]
  const share = make('input', {
    type: 'checkbox',
    onchange: () => leading.share(share.checked),
  })
  const invite = inviteView(leading)
  const invitations = make(
    'details',
    // Whoever has to be invited again is waiting.
    { open: leading.toInviteAgain > 0 },
    make('summary', { textContent: say('peers') }),
    invite.element,
  )
  const element = make(
    'div',
    {},
    ...parts.map((part) => part.element),
    make('label', {}, share, make('span', { textContent: say('share') })),
    make('p', { className: 'plain', textContent: say('share.why') }),
    invitations,
    button('desk', () => openDesk()),
    button('lead.stop', () => session.stop()),
  )
  return {
    element,
    update: () => {
      for (const part of [...parts, invite]) part.update()
    },
  }
}

/** The address and its QR code, once it is known that others can reach it. */
function wayIn(leading: Leading): View {
  const why = make('p', { className: 'plain' })
  const link = make('a')
  const place = make('div', { hidden: true }, why, link)
  let shown = ''
  return {
    element: place,
    update: () => {
      const { server, room, state } = leading
      place.hidden = server === null || state.kind !== 'leading'
      if (server === null) return
      const url = `${server.link}?room=${room}`
      if (url === shown) return
      shown = url
      write(why, say('link.why', { room }))
      link.href = url
      link.textContent = url
      void qrCode(url).then((code) => {
        place.querySelector('.qr')?.remove()
        place.append(code)
      })
    },
  }
}

function voting({ leader, deck }: Leading): View {
  const questions = make('div', { className: 'questions' })
  const count = make('p', { className: 'state' })
  const show = button('votes.show', () => leader.showVotes())
  const reveal = button('reveal', () => leader.reveal())
  const close = button('question.close', () => leader.closeQuestion())
  const told = make('p', { className: 'plain' })
  told.setAttribute('role', 'status')
  const cast = ask('code.type', 'code.cast', {}, (code) => {
    write(told, say(`cast.${leader.castCode(code)}`))
  })
  const input = cast.querySelector('input')
  if (input !== null) cast.append(scanInto(input))
  let slide = ''
  return {
    element: make('div', {}, questions, count, show, reveal, close, cast, told),
    update: () => {
      const { asked } = leader.standing
      for (const part of [count, show, reveal, close, cast]) part.hidden = asked === null
      write(count, say('asked', { count: leader.tally?.voters ?? 0 }))
      reveal.hidden = asked === null || asked.question.kind === 'poll'
      const now = `${deck.position.slide} ${asked?.question.id}`
      if (now === slide) return
      slide = now
      const found = questionsOn(deck, deck.position.slide)
      questions.replaceChildren(
        ...found
          .filter((one) => one.asked.id !== asked?.question.id)
          .map((one) => {
            const press = button('ask', () => leader.ask(one.asked))
            const prompt = one.question.prompt.replaceAll('`', '')
            return make('p', {}, press, ' ', make('span', { textContent: prompt }))
          }),
      )
    },
  }
}

function attendance(leader: Leader, deck: string): View {
  const open = make('input', {
    type: 'checkbox',
    onchange: () => leader.takeAttendance(open.checked),
  })
  const code = make('output', { className: 'attendance-code' })
  const there = make('p', { className: 'plain' })
  const save = button('attendance.save', () => saveList(leader, deck))
  const shown = make(
    'div',
    {},
    make('span', { className: 'plain', textContent: say('attendance.code') }),
    ' ',
    code,
    there,
    save,
  )
  const update = () => {
    open.checked = leader.standing.attendance
    shown.hidden = !open.checked && leader.there.length === 0
    if (open.checked) write(code, leader.attendanceCode())
    write(there, say('attendance.there', { count: leader.there.length }))
  }
  const element = make(
    'div',
    {},
    make('label', {}, open, make('span', { textContent: say('attendance') })),
    shown,
  )
  const tick = setInterval(() => (element.isConnected ? update() : clearInterval(tick)), TICK)
  return { element, update }
}

/** The list leaves the lecturer's page only as this file. */
function saveList({ there }: Leader, deck: string): void {
  const quoted = (text: string) => `"${text.replaceAll('"', '""').replace(/^[=+\-@]/, "'$&")}"`
  const lines = there.map(({ name, voter, at }) =>
    [quoted(name), voter, new Date(at).toISOString()].join(','),
  )
  const file = new Blob([['name,number,time', ...lines, ''].join('\r\n')], { type: 'text/csv' })
  const url = URL.createObjectURL(file)
  make('a', { href: url, download: `attendance-${deck}.csv` }).click()
  URL.revokeObjectURL(url)
}
