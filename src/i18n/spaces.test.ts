import assert from 'node:assert/strict'
import { test } from 'node:test'
import { frenchSentence, frenchSpaces } from './spaces.ts'

const shown = (text: string) => text.replaceAll('\u00a0', '~').replaceAll('\u202f', '^')

test('signs stay with their word, and thousands together', () => {
  assert.equal(
    shown(frenchSpaces('Qui ? « Moi » : 336 776 vols, 6,5 % ; en 2013 12 mois, oui !')),
    'Qui^? «~Moi~»~: 336^776 vols, 6,5~%^; en 2013 12 mois, oui^!',
  )
})

test('code between backticks keeps its spaces', () => {
  assert.equal(
    shown(frenchSentence('Écrivez `x ? y` ; puis `{a : b}` : oui')),
    'Écrivez `x ? y`^; puis `{a : b}`~: oui',
  )
})
