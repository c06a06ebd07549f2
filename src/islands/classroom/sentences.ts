/** How it stands with the class, in one sentence. */

import type { Following } from './following.ts'
import type { Leading } from './leading.ts'
import { say } from './make.ts'

export function leadSentence({ state, room, leader }: Leading): string {
  switch (state.kind) {
    case 'opening':
      return say('state.opening')
    case 'lost':
      return say('state.lost')
    case 'refused':
      return say(`refused.${state.reason}`, { room })
    case 'leading':
      return say('state.leading', { room, count: leader.followers })
    default:
      return state satisfies never
  }
}

export function followSentence({ state, room, way, deck }: Following): string {
  const { link, leash, standing } = state
  switch (link.kind) {
    case 'joining':
      return room === '' ? '' : say('state.joining', { room })
    case 'following': {
      if (leash) return say('state.following', { room })
      const number = deck.slides.findIndex(({ id }) => id === standing?.position.slide) + 1
      return say('state.alone', { number })
    }
    case 'nobody':
      return say(way === 'server' ? 'state.nobody.server' : 'state.nobody', { room })
    case 'lost':
      return say(way === 'peer' ? 'state.lost.peer' : 'state.lost')
    case 'ended':
      return say('state.ended')
    case 'other-deck':
      return say('state.other-deck')
    case 'other-version':
      return say('state.other-version')
    case 'refused':
      return say(`refused.${link.reason}`, { room })
    default:
      return link satisfies never
  }
}
