import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSignal, sdpOf, signalOf, signalText } from './signal.ts'

/** As Chromium 140 and Firefox 143 write it, with what a data channel needs. */
const SDP = [
  'v=0',
  'o=- 7654321 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'a=group:BUNDLE 0',
  'a=msid-semantic: WMS',
  'm=application 51234 UDP/DTLS/SCTP webrtc-datachannel',
  'c=IN IP4 192.168.1.5',
  'a=candidate:12 1 udp 2113937151 0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0.local 51234 typ host generation 0',
  'a=candidate:13 1 udp 2113937150 192.168.1.5 51235 typ host',
  'a=candidate:14 1 tcp 1518280447 192.168.1.5 9 typ host tcptype active',
  'a=ice-ufrag:Ab+/',
  'a=ice-pwd:0123456789abcdefghijklmn',
  'a=ice-options:trickle',
  `a=fingerprint:sha-256 ${Array.from({ length: 32 }, (_, at) => (at * 7 + 1).toString(16).padStart(2, '0').toUpperCase()).join(':')}`,
  'a=setup:actpass',
  'a=mid:0',
  'a=sctp-port:5000',
  '',
].join('\r\n')

test('a description becomes a short text and comes back with all that matters', () => {
  const signal = signalOf('offer', SDP)
  const text = signalText(signal)
  assert.ok(text.length < 165, `${text.length} letters`)
  assert.match(text, /^[0-9A-Z]+$/)
  const read = readSignal(text.toLowerCase().replaceAll(/(.{20})/g, '$1\n'))
  assert.deepEqual(read, signal)
  assert.deepEqual(signalOf('offer', sdpOf(signal)), signal)
  assert.deepEqual(
    signal.candidates.map(({ port }) => port),
    [51234, 51235],
  )
})

test('a text that is not whole, was mistyped, or is another is none', () => {
  const text = signalText(signalOf('answer', SDP))
  assert.equal(readSignal(text)?.kind, 'answer')
  for (const wrong of [
    '',
    'hello',
    text.slice(1),
    text.slice(0, -4),
    `${text.slice(0, 30)}Z${text.slice(31)}`,
    'Ä',
  ]) {
    assert.equal(readSignal(wrong), null)
  }
})
