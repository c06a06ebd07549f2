/**
 * What two browsers tell each other to be connected (SDP), as a text that is short enough for a chat
 * or a QR code: only what differs from one connection to another is in it.
 */

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToLetters, lettersToBytes, readLetters } from './letters.ts'

export interface Signal {
  readonly kind: 'offer' | 'answer'
  readonly user: string
  readonly password: string
  /** SHA-256 of the certificate: whoever has another one is not let in. */
  readonly fingerprint: Uint8Array
  readonly candidates: readonly Candidate[]
}

export interface Candidate {
  /** An IPv4 address, or a name of mDNS that a browser has in place of one. */
  readonly host: string
  readonly port: number
}

const FORMAT = 1
const MOST_CANDIDATES = 4
const CHECK = 2
const MDNS = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})\.local$/i
const IPV4 = /^\d{1,3}(\.\d{1,3}){3}$/

/** @throws Error when a browser writes something else than all do */
export function signalOf(kind: 'offer' | 'answer', sdp: string): Signal {
  const line = (pattern: RegExp) => {
    const found = pattern.exec(sdp)?.[1]
    if (found === undefined) throw new Error(`the description has no ${pattern.source}`)
    return found
  }
  const fingerprint = line(/^a=fingerprint:sha-256 ([0-9A-F:]{95})\r?$/im)
  const candidates = [...sdp.matchAll(/^a=candidate:\S+ 1 udp \d+ (\S+) (\d+) typ host/gim)]
  return {
    kind,
    user: line(/^a=ice-ufrag:(\S+)/m),
    password: line(/^a=ice-pwd:(\S+)/m),
    fingerprint: Uint8Array.from(fingerprint.split(':'), (byte) => Number.parseInt(byte, 16)),
    candidates: candidates
      .map(([, host = '', port]) => ({ host, port: Number(port) }))
      .filter(({ host }) => IPV4.test(host) || MDNS.test(host))
      .slice(0, MOST_CANDIDATES),
  }
}

export function sdpOf(signal: Signal): string {
  const hex = [...signal.fingerprint].map((byte) => byte.toString(16).padStart(2, '0'))
  return [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    ...signal.candidates.map(
      ({ host, port }, at) =>
        `a=candidate:${at + 1} 1 udp ${2_113_937_151 - at} ${host} ${port} typ host`,
    ),
    `a=ice-ufrag:${signal.user}`,
    `a=ice-pwd:${signal.password}`,
    `a=fingerprint:sha-256 ${hex.join(':').toUpperCase()}`,
    `a=setup:${signal.kind === 'offer' ? 'actpass' : 'active'}`,
    'a=mid:0',
    'a=sctp-port:5000',
    'a=max-message-size:262144',
    '',
  ].join('\r\n')
}

export function signalText(signal: Signal): string {
  const bytes = [
    (FORMAT << 4) | (signal.kind === 'offer' ? 0 : 1),
    ...sized(new TextEncoder().encode(signal.user)),
    ...sized(new TextEncoder().encode(signal.password)),
    ...signal.fingerprint,
    signal.candidates.length,
    ...signal.candidates.flatMap(({ host, port }) => [...hostBytes(host), port >> 8, port & 255]),
  ]
  return bytesToLetters(Uint8Array.from([...bytes, ...check(bytes)]))
}

/** The signal; null when the text is none, is not whole, or has a letter that is wrong. */
export function readSignal(typed: string): Signal | null {
  const letters = readLetters(typed)
  if (letters === null) return null
  const all = lettersToBytes(letters)
  const bytes = all.subarray(0, -CHECK)
  const right = check([...bytes])
  if (bytes.length < 40 || !right.every((byte, at) => all[bytes.length + at] === byte)) return null
  let at = 0
  const take = (count: number) => {
    at += count
    return bytes.subarray(at - count, at)
  }
  const byte = () => take(1)[0] ?? 0
  const text = () => new TextDecoder().decode(take(byte()))
  const head = byte()
  if (head >> 4 !== FORMAT) return null
  const [user, password] = [text(), text()]
  const fingerprint = take(32)
  const candidates = Array.from({ length: Math.min(byte(), MOST_CANDIDATES) }, () => ({
    host: hostOf(take(byte())),
    port: byte() * 256 + byte(),
  }))
  return { kind: head & 1 ? 'answer' : 'offer', user, password, fingerprint, candidates }
}

const sized = (bytes: Uint8Array | readonly number[]) => [bytes.length, ...bytes]
const check = (bytes: readonly number[]) => [...sha256(Uint8Array.from(bytes)).subarray(0, CHECK)]

function hostBytes(host: string): readonly number[] {
  const parts = MDNS.exec(host)
  if (parts === null) return sized(host.split('.').map(Number))
  const hex = parts.slice(1).join('')
  return sized(
    Array.from({ length: 16 }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16)),
  )
}

function hostOf(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.')
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}.local`
}
