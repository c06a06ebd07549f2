import assert from 'node:assert/strict'
import { test } from 'node:test'
import { frenchSpaces } from '../../src/i18n/spaces.ts'
import { frenchLines } from './french-spaces.ts'

const shown = (text: string) => text.replaceAll('\u00a0', '~')

test('signs stay with their word, and thousands together', () => {
  assert.equal(
    shown(frenchSpaces('Qui ? « Moi » : 336 776 vols, 6,5 % ; en 2013 12 mois, oui !')),
    'Qui~? «~Moi~»~: 336~776 vols, 6,5~%~; en 2013 12 mois, oui~!',
  )
})

test('only prose of French texts is changed', () => {
  const tree = () => ({
    type: 'root',
    children: [
      { type: 'heading', children: [{ type: 'text', value: 'Qui ?' }] },
      { type: 'paragraph', children: [{ type: 'text', value: 'Qui ?' }] },
      { type: 'inlineCode', value: 'a ? b' },
    ],
  })
  const french = tree()
  frenchLines()(french, { path: '/x/content/lessons/some/fr.mdx' })
  assert.deepEqual(french.children[0], tree().children[0])
  assert.equal(shown(french.children[1]?.children?.[0]?.value ?? ''), 'Qui~?')
  assert.deepEqual(french.children[2], tree().children[2])
  const english = tree()
  frenchLines()(english, { path: '/x/content/lessons/some/en.mdx' })
  assert.deepEqual(english, tree())
})
