import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hoursAndMinutes, timeSpan } from './text.ts'

const said = (text: string) => text.replaceAll('\u00a0', ' ')

test('a time is said as each language says it', () => {
  assert.equal(said(hoursAndMinutes('en', 45)), '45 min')
  assert.equal(said(hoursAndMinutes('en', 125)), '2 h 05 min')
  assert.equal(said(hoursAndMinutes('fr', 125)), '2 h 05')
  assert.equal(said(hoursAndMinutes('fr', 120)), '2 h')
  assert.equal(said(timeSpan('fr', 120, 180)), '2 h à 3 h')
  assert.equal(said(timeSpan('en', 60, 60)), '1 h')
})
