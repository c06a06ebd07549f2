/** The notebook under the hands of its reader. */

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { madeElsewhere, NotebookPage } from './pages/notebook.ts'
import { openSite, type Site } from './site.ts'

describe('a notebook that is edited', () => {
  let site: Site
  let lab: NotebookPage

  before(async () => {
    site = await openSite()
    await site.go('en/lab/')
    lab = new NotebookPage(site.page)
    await lab.ready()
  })
  after(() => site.close())

  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await site.page.keyboard.press(key)
  }
  const focused = () =>
    site.page.evaluate(() =>
      document.activeElement?.closest('code-cell, text-cell')?.getAttribute('aria-label'),
    )

  test('gets cells, moves them, loses them and gets them back', async () => {
    await lab.openCode('a', 'b')
    await lab.code(1).root.getByRole('textbox').first().focus()
    await lab.button('lab.addText').click()
    await site.page.keyboard.type('some *text*')
    await press('Control+Enter')
    assert.equal(await lab.text(2).locator('em').innerText(), 'text')
    assert.deepEqual(await lab.order(), ['a', 'some *text*', 'b'])
    await lab.text(2).getByRole('button', { name: 'Move down' }).click()
    assert.deepEqual(await lab.order(), ['a', 'b', 'some *text*'])
    await lab.code(1).button('Remove').click()
    assert.deepEqual(await lab.order(), ['b', 'some *text*'])
    await lab.button('lab.putBack').click()
    assert.deepEqual(await lab.order(), ['a', 'b', 'some *text*'])
  })

  test('runs the cell that has the focus, and not the one whose editor is newest', async () => {
    await lab.openCode('"first"', '"second"')
    for (const at of [1, 2]) {
      await lab.code(at).root.getByRole('textbox').first().focus()
      await lab.code(at).root.locator('.monaco-editor.focused').waitFor()
    }
    await lab.code(1).root.getByRole('textbox').first().focus()
    await press('Control+Enter')
    await lab.code(1).ended()
    assert.equal(await lab.code(1).text(), "'first'")
    assert.equal(await lab.code(2).state(), 'idle')
  })

  test('needs no mouse', async () => {
    await lab.openCode('x = 1', 'x + 1')
    await lab.code(1).root.focus()
    await press('Shift+Enter', 'Shift+Enter')
    await lab.code(2).ended()
    assert.equal(await lab.code(2).text(), '2')
    assert.equal(await focused(), 'Cell 3')
    await press('Escape', 'ArrowUp', 'ArrowUp')
    assert.equal(await focused(), 'Cell 1')
    await press('Control+Shift+ArrowDown')
    assert.deepEqual(await lab.order(), ['x + 1', 'x = 1', ''])
    assert.equal(await focused(), 'Cell 2')
    await press('a')
    assert.equal(await focused(), 'Cell 2')
    await site.page.keyboard.type('above')
    await press('Escape', 'ArrowDown', 'Delete')
    assert.deepEqual(await lab.order(), ['x + 1', 'above', ''])
  })

  test('is read by everybody', async () => {
    await lab.open(madeElsewhere('classic.ipynb'))
    await lab.text(2).getByRole('img').waitFor()
    const { violations } = await new AxeBuilder({ page: site.page }).analyze()
    assert.deepEqual(
      violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
      [],
    )
  })
})
