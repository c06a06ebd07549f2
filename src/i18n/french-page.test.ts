import assert from 'node:assert/strict'
import { test } from 'node:test'
import { frenchPage } from './french-page.ts'

const shown = (html: string) => frenchPage(html).replaceAll('\u00a0', '~').replaceAll('\u202f', '^')

test('prose of a page gets the spaces of French, headings and titles too', () => {
  assert.equal(
    shown('<title>Quiz : a</title><h2 id="qui-">Qui ?</h2>'),
    '<title>Quiz~: a</title><h2 id="qui-">Qui^?</h2>',
  )
  assert.equal(
    shown('<p>Ceci : <code>a ? b</code> ; « <b>x</b> »</p>'),
    '<p>Ceci~: <code>a ? b</code>^; «~<b>x</b>~»</p>',
  )
})

test('code, scripts, styles, text fields and attributes are left as they are', () => {
  for (const html of [
    '<pre><code><span>a</span> ? b</code> ; c</pre>',
    '<script>if (a < b) x = c ? "« d" : 336 776</script>',
    '<style>a { color : red ; }</style>',
    '<textarea>d = {1 : 2} ; <b> ?</textarea>',
    '<a title="Quoi ? 1 > 0" href=\'x ;y\'>x</a>',
    '<!-- a ? b -->',
  ]) {
    assert.equal(frenchPage(html), html)
  }
  assert.equal(shown('<script>a ; b</script>c ; d'), '<script>a ; b</script>c^; d')
})

test('a page that was done already, or is cut off, is the same', () => {
  const done = frenchPage('<p>Qui ? « Moi » : 336 776</p>')
  assert.equal(frenchPage(done), done)
  assert.equal(frenchPage('<script>a ;'), '<script>a ;')
  assert.equal(shown('Qui ? <'), 'Qui^? <')
})
