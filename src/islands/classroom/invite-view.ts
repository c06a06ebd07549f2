/** Connecting two browsers without a server: texts and QR codes that go to and fro. */

import type { Leading } from './leading.ts'
import { ask, button, make, say, write } from './make.ts'
import { qrCode } from './qr-code.ts'
import type { View } from './role.ts'
import { scanInto } from './scan.ts'

const connects = 'RTCPeerConnection' in globalThis

/** A text to hand over: to copy, and as a QR code. */
export async function handOver(label: 'invite.text' | 'invited.reply' | 'code.text', text: string) {
  const field = make('textarea', { readOnly: true, rows: 3, value: text, spellcheck: false })
  const copied = make('span', { className: 'plain' })
  copied.setAttribute('role', 'status')
  const copy = button('copy', () => {
    field.select()
    // The clipboard of today needs a secure context, and a classroom may have none.
    if (document.execCommand('copy')) write(copied, say('copied'))
  })
  const name = make('span', { textContent: say(label) })
  return make(
    'div',
    { className: 'hand-over' },
    make('label', {}, name, field),
    copy,
    copied,
    await qrCode(text),
  )
}

/** The lecturer's side. */
export function inviteView(leading: Leading): View {
  const place = make('div', { className: 'invite' })
  if (!connects) {
    place.append(make('p', { className: 'plain', textContent: say('peers.none') }))
    return { element: place, update: () => {} }
  }
  const again = make('p', { className: 'plain' })
  again.setAttribute('role', 'status')
  const open = make('div')
  const told = make('p', { className: 'plain' })
  told.setAttribute('role', 'status')
  const invite = async () => {
    const invitation = await leading.peers.invite()
    if (invitation === null) return write(told, say('invite.full'))
    const form = ask('invite.answer', 'invite.accept', {}, (text) => {
      void invitation.accept(text).then((right) => {
        write(told, say(right ? 'invite.connecting' : 'invite.wrong'))
        if (right) open.replaceChildren()
      })
    })
    const input = form.querySelector('input')
    if (input !== null) form.append(scanInto(input))
    const why = make('p', { className: 'plain', textContent: say('invite.why') })
    open.replaceChildren(await handOver('invite.text', invitation.text), why, form)
    write(told, '')
  }
  place.append(
    again,
    button('invite', () => void invite()),
    make('p', { className: 'plain', textContent: say('invite.reload') }),
    open,
    told,
  )
  return {
    element: place,
    update: () => {
      const count = leading.toInviteAgain
      write(again, count === 0 ? '' : say('invite.again', { count }))
    },
  }
}

/** The student's side. */
export function invitedView(answer: (invitation: string) => Promise<string | null>): HTMLElement {
  const place = make('div', { className: 'invite' })
  if (!connects) {
    place.append(make('p', { className: 'plain', textContent: say('peers.none') }))
    return place
  }
  const told = make('p', { className: 'plain' })
  told.setAttribute('role', 'status')
  const open = make('div')
  const form = ask('invited.text', 'invited.answer', {}, (invitation) => {
    void answer(invitation).then(async (text) => {
      if (text === null) return write(told, say('invited.wrong'))
      open.replaceChildren(await handOver('invited.reply', text))
      form.hidden = true
      write(told, say('invited.why'))
    })
  })
  const input = form.querySelector('input')
  if (input !== null) form.append(scanInto(input))
  place.append(form, open, told)
  return place
}
