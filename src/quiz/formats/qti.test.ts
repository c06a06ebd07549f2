/** The items were checked once against IMS's schema of QTI 2.1; here is what they must say. */

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { unzipSync } from 'fflate'
import type { AskedQuestion } from '../question.ts'
import { zipped } from './package.ts'
import { writeQti } from './qti.ts'
import { child, childrenOf, readXml, type XmlElement } from './xml.ts'

const asked = { points: 2, why: '', shuffle: true, prompt: 'Which of `a < b`?' }
const choice = (text: string, credit: number) => ({ text, credit, why: `why ${text}` })

function itemOf(question: AskedQuestion): XmlElement {
  const { files } = writeQti({ title: 'A & B', questions: [question] }, 'en')
  for (const text of Object.values(files)) assert.equal(readXml(text).error, null, text)
  const { root } = readXml(files[`items/${question.id}.xml`] ?? '')
  assert.ok(root)
  return root
}

/** Every element of this name, wherever it stands. */
function all(element: XmlElement, name: string): readonly XmlElement[] {
  return [...childrenOf(element, name), ...element.children.flatMap((one) => all(one, name))]
}
const attributes = (element: XmlElement, name: string) =>
  all(element, name).map((one) => ({ ...one.attributes }))

describe('an item', () => {
  test('of several answers shares out the points, and never below zero', () => {
    const item = itemOf({
      ...asked,
      id: 'several',
      kind: 'multiple',
      choices: [choice('a', 0.5), choice('b', 0.5), choice('c', -1)],
    })
    assert.deepEqual(attributes(item, 'mapping'), [
      { lowerBound: '0', upperBound: '2', defaultValue: '0' },
    ])
    assert.deepEqual(
      attributes(item, 'mapEntry').map(({ mappedValue }) => mappedValue),
      ['1', '1', '-2'],
    )
    assert.deepEqual(
      all(item, 'modalFeedback').map(({ text }) => text),
      ['why a', 'why b', 'why c'],
    )
    assert.deepEqual(
      all(item, 'correctResponse').flatMap((one) => childrenOf(one, 'value').map((v) => v.text)),
      ['A0', 'A1'],
    )
  })

  test('of one answer may cost marks', () => {
    const choices = [choice('a', 1), choice('b', -0.5)]
    const item = itemOf({ ...asked, id: 'one', kind: 'single', choices })
    assert.deepEqual(attributes(item, 'mapping'), [{ upperBound: '2', defaultValue: '0' }])
    assert.equal(attributes(item, 'choiceInteraction')[0]?.maxChoices, '1')
  })

  test('of a number has its interval', () => {
    const answers = [{ value: 4, tolerance: 0.5, credit: 0.5, why: '' }]
    const item = itemOf({ ...asked, id: 'n', kind: 'number', answers, units: [], otherwise: 'no' })
    const bounds = ['gte', 'lte'].map(
      (name) => child(all(item, name)[0] ?? item, 'baseValue')?.text,
    )
    assert.deepEqual(bounds, ['3.5', '4.5'])
    const score = all(item, 'setOutcomeValue').find((one) => one.attributes.identifier === 'SCORE')
    assert.equal(score?.text, '1')
  })

  test('of an order and of pairs counts each one', () => {
    const order = itemOf({ ...asked, id: 'order', kind: 'order', items: ['a', 'b', 'c', 'd'] })
    assert.equal(all(order, 'responseCondition').length, 4)
    const pairs = [
      { left: 'a', right: '1' },
      { left: 'b', right: '1' },
    ]
    const match = itemOf({ ...asked, id: 'match', kind: 'match', pairs, others: ['2'] })
    assert.deepEqual(attributes(match, 'mapEntry'), [
      { mapKey: 'L0 R0', mappedValue: '1' },
      { mapKey: 'L1 R0', mappedValue: '1' },
    ])
  })

  test('of a poll has no marks', () => {
    const item = itemOf({ ...asked, id: 'poll', points: 0, kind: 'poll', options: ['a', 'b'] })
    assert.deepEqual(all(item, 'mapping'), [])
    assert.deepEqual(all(item, 'correctResponse'), [])
  })

  test('shows code as code', () => {
    const item = itemOf({ ...asked, id: 'poll', points: 0, kind: 'poll', options: ['a', 'b'] })
    assert.equal(all(item, 'code')[0]?.text, 'a < b')
  })
})

test('what QTI cannot do is told', () => {
  const { notes } = writeQti(
    {
      title: '',
      questions: [
        {
          ...asked,
          id: 'star',
          kind: 'text',
          answers: [{ pattern: 'a*', credit: 1, why: '' }],
          sameCase: false,
          otherwise: '',
        },
        {
          ...asked,
          id: 'unit',
          kind: 'number',
          answers: [],
          units: [{ name: 'MB', factor: 1 }],
          otherwise: '',
        },
      ],
    },
    'en',
  )
  assert.deepEqual(
    notes.map(({ question, kind, detail }) => `${question}: ${kind} ${detail}`),
    ['star: options *', 'unit: units MB'],
  )
})

test('the package has a manifest that names every item, and is the same each time', () => {
  const question: AskedQuestion = { ...asked, id: 'order', kind: 'order', items: ['a', 'b'] }
  const files = writeQti({ title: 'T', questions: [question] }, 'fr')
  const bytes = zipped(files)
  assert.deepEqual(bytes, zipped(files))
  assert.deepEqual(Object.keys(unzipSync(bytes)).sort(), [
    'imsmanifest.xml',
    'items/order.xml',
    'test.xml',
  ])
  const { root } = readXml(files.files['imsmanifest.xml'] ?? '')
  assert.ok(root)
  assert.deepEqual(
    attributes(root, 'resource').map(({ href }) => href),
    ['test.xml', 'items/order.xml'],
  )
})
