import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Hit, partsOf } from './parts.ts'

const hit = (more: Partial<Hit>): Hit => ({
  url: '/en/glossary/',
  excerpt: '',
  meta: {},
  sub_results: [],
  anchors: [],
  locations: [],
  ...more,
})
const dt = (id: string, location: number) => ({ element: 'dt', id, text: id, location })

test('below a heading where there is one; the page as a whole is none', () => {
  const part = (url: string) => ({ url, title: url, excerpt: 'x' })
  const found = partsOf(
    hit({ sub_results: [part('/en/a/'), part('/en/a/#b')], anchors: [dt('c', 0)], locations: [1] }),
  )
  assert.deepEqual(
    found.map(({ url }) => url),
    ['/en/a/#b'],
  )
})

test('a word that is explained comes before those that only mention it, each once, three at most', () => {
  const anchors = [
    { ...dt('text', 0), element: 'main' },
    dt('a', 1),
    dt('b', 20),
    dt('c', 40),
    dt('d', 60),
  ]
  const found = partsOf(hit({ anchors, locations: [0, 15, 30, 35, 40, 70] }))
  assert.deepEqual(
    found.map(({ url }) => url),
    ['/en/glossary/#c', '/en/glossary/#b', '/en/glossary/#d'],
  )
})
