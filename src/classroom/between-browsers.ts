/**
 * Between a few browsers, by WebRTC and with no server at all: the lecturer hands each student an
 * invitation, the student hands back an answer, both as short texts.
 */

import { readSignal, type Signal, sdpOf, signalOf, signalText } from './signal.ts'
import type { Listen, PeerId, Transport } from './transport.ts'

/** The lecturer's browser sends everything to each of them. */
export const MOST_PEERS = 5
/** Milliseconds after which a description is taken as it is: hosts are found at once or not at all. */
const GATHER = 2_000
/** As the lecturer's other transports have; characters. */
const LONGEST_FRAME = 262_144

export interface Invitation {
  readonly peer: PeerId
  readonly text: string
  /** False when the text is not an answer, or was mistyped. */
  accept(text: string): Promise<boolean>
  withdraw(): void
}

export interface PeerTransport extends Transport {
  /** How many browsers are there. */
  readonly connected: number
  /** Null when as many as can be are there, or invited. */
  invite(): Promise<Invitation | null>
}

async function described(connection: RTCPeerConnection): Promise<Signal> {
  await new Promise<void>((resolve) => {
    const enough = setTimeout(resolve, GATHER)
    const look = () => {
      if (connection.iceGatheringState !== 'complete') return
      clearTimeout(enough)
      resolve()
    }
    connection.addEventListener('icegatheringstatechange', look)
    look()
  })
  const { localDescription: own } = connection
  if (own === null) throw new Error('a description was made before')
  return signalOf(own.type === 'offer' ? 'offer' : 'answer', own.sdp)
}

const descriptionOf = (signal: Signal): RTCSessionDescriptionInit => ({
  type: signal.kind,
  sdp: sdpOf(signal),
})

function parsed(data: unknown): unknown {
  if (typeof data !== 'string' || data.length > LONGEST_FRAME) return null
  try {
    return JSON.parse(data)
  } catch {
    return null
  }
}

export function leadPeers(listen: Listen): PeerTransport {
  const channels = new Map<PeerId, RTCDataChannel>()
  const connections = new Map<PeerId, RTCPeerConnection>()
  let invited = 0

  const drop = (peer: PeerId) => {
    connections.get(peer)?.close()
    connections.delete(peer)
    if (channels.delete(peer)) listen({ kind: 'gone', peer })
  }
  return {
    get connected() {
      return channels.size
    },
    invite: async () => {
      if (connections.size >= MOST_PEERS) return null
      const peer = `peer-${++invited}`
      const connection = new RTCPeerConnection()
      connections.set(peer, connection)
      const channel = connection.createDataChannel('essaim')
      channel.onopen = () => {
        channels.set(peer, channel)
        listen({ kind: 'opened' })
      }
      channel.onmessage = ({ data }) => listen({ kind: 'heard', from: peer, message: parsed(data) })
      channel.onclose = () => drop(peer)
      connection.onconnectionstatechange = () => {
        if (connection.connectionState === 'failed') drop(peer)
      }
      await connection.setLocalDescription(await connection.createOffer())
      return {
        peer,
        text: signalText(await described(connection)),
        accept: async (text) => {
          const signal = readSignal(text)
          if (signal?.kind !== 'answer' || connection.signalingState !== 'have-local-offer') {
            return false
          }
          await connection.setRemoteDescription(descriptionOf(signal))
          return true
        },
        withdraw: () => {
          if (!channels.has(peer)) drop(peer)
        },
      }
    },
    send: (message, to) => {
      const frame = JSON.stringify(message)
      for (const [peer, channel] of channels) {
        if ((to === null || to === peer) && channel.readyState === 'open') channel.send(frame)
      }
    },
    close: () => {
      for (const peer of [...connections.keys()]) drop(peer)
    },
  }
}

export interface PeerAnswer {
  readonly text: string
  readonly transport: Transport
}

/** Answers an invitation; null when the text is none. The lecturer has to get the answer's text. */
export async function answerPeer(invitation: string, listen: Listen): Promise<PeerAnswer | null> {
  const signal = readSignal(invitation)
  if (signal?.kind !== 'offer') return null
  const connection = new RTCPeerConnection()
  let channel: RTCDataChannel | null = null
  let closed = false
  const lost = () => {
    if (!closed) listen({ kind: 'lost' })
  }
  connection.ondatachannel = (event) => {
    channel = event.channel
    channel.onmessage = ({ data }) =>
      listen({ kind: 'heard', from: 'leader', message: parsed(data) })
    channel.onclose = lost
    channel.onopen = () => listen({ kind: 'opened' })
  }
  connection.onconnectionstatechange = () => {
    if (connection.connectionState === 'failed') lost()
  }
  await connection.setRemoteDescription(descriptionOf(signal))
  await connection.setLocalDescription(await connection.createAnswer())
  return {
    text: signalText(await described(connection)),
    transport: {
      send: (message) => {
        if (channel?.readyState === 'open') channel.send(JSON.stringify(message))
      },
      close: () => {
        closed = true
        connection.close()
      },
    },
  }
}
