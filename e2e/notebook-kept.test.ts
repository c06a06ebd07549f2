/** The notebook stays in the browser, whatever happens to the page. */

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { madeElsewhere, NotebookPage } from './pages/notebook.ts'
import { opened, openSite, type Site } from './site.ts'

describe('a notebook that is kept', () => {
  let site: Site
  let lab: NotebookPage

  before(async () => {
    site = await openSite()
    await site.go('en/lab/')
    lab = new NotebookPage(site.page)
    await lab.ready()
  })
  after(() => site.close())

  const again = async () => {
    await site.page.reload()
    await lab.ready()
  }

  test('survives a reload: what is typed, the name, the outputs', async () => {
    await lab.keeping(() => lab.openCode('6 * 7', ''))
    await lab.keeping(async () => void (await lab.code(1).run()))
    await lab.keeping(async () => {
      await lab.name.fill('Whales')
      await lab.code(2).root.getByRole('textbox').click()
      await site.page.keyboard.type('print("typed")')
    })
    await again()
    assert.equal(await lab.name.inputValue(), 'Whales')
    assert.deepEqual(await lab.order(), ['6 * 7', 'print("typed")'])
    assert.equal(await lab.code(1).text(), '42')
  })

  test('is still there, beside the one that was opened after it', async () => {
    await lab.keeping(() => lab.open(madeElsewhere('colab.ipynb')))
    await again()
    assert.equal(await lab.name.inputValue(), 'colab')
    await site.page.getByText('Other notebooks kept in this browser').click()
    await site.page.getByRole('button', { name: 'Open Whales', exact: true }).click()
    await lab.said('Whales is open.')
    assert.deepEqual(await lab.order(), ['6 * 7', 'print("typed")'])
  })

  test('can go back to what it was before a cell was thrown away, and forth again', async () => {
    const versions = site.page.locator('lab-notebook details.versions')
    await lab.keeping(() => site.page.getByRole('button', { name: 'Remove' }).last().click())
    assert.deepEqual(await lab.order(), ['6 * 7'])
    await versions.locator('summary').click()
    await versions.getByRole('button', { name: 'cells 2, lines 2' }).first().click()
    await lab.said('The notebook is as it was at')
    assert.deepEqual(await lab.order(), ['6 * 7', 'print("typed")'])
    assert.equal(await lab.code(1).text(), '42')
    await versions.getByRole('button', { name: 'cells 1, lines 1' }).first().click()
    await site.page.locator('lab-notebook .cells > :only-child').waitFor()
    await versions.getByRole('button', { name: 'cells 2' }).first().click()
    await site.page.locator('lab-notebook .cells > :nth-child(2)').waitFor()
    await lab.keeping(() => lab.name.fill('Whales'))
    await again()
    assert.deepEqual(await lab.order(), ['6 * 7', 'print("typed")'])
    assert.ok((await versions.locator('li').count()) > 2)
  })

  test('stays open when a file is too large', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'essaim-'))
    const large = join(folder, 'large.ipynb')
    writeFileSync(large, '')
    truncateSync(large, 50_000_001)
    await lab.choose(large)
    await lab.said('large.ipynb is larger than')
    assert.equal(await lab.name.inputValue(), 'Whales')
    rmSync(folder, { recursive: true })
  })

  test('is not written over by another tab', async () => {
    const other = new NotebookPage(await site.page.context().newPage())
    await other.page.goto(`${site.url}en/lab/`)
    await other.ready()
    const name = await other.name.inputValue()
    await lab.keeping(() => lab.open(madeElsewhere('classic.ipynb')))
    await other.page.reload()
    await other.ready()
    assert.notEqual(await other.name.inputValue(), name)
    await lab.keeping(() => lab.name.fill('mine'))
    await other.keeping(() => other.name.fill('theirs'))
    await other.page.reload()
    await other.ready()
    assert.equal(await other.name.inputValue(), 'theirs')
    await other.page.getByText('Other notebooks kept in this browser').click()
    assert.equal(await other.page.getByRole('button', { name: 'Open mine' }).count(), 1)
    await other.page.close()
  })
})

describe('a browser that keeps nothing', () => {
  test('says so, and the notebook works', async (t) => {
    const site = await opened(t)
    await site.page.addInitScript(() => {
      Object.defineProperty(globalThis, 'indexedDB', { value: undefined })
    })
    await site.go('en/lab/')
    const lab = new NotebookPage(site.page)
    await lab.said(lab.say('lab.notKept'))
    assert.equal(await lab.code(1).run('1 + 1'), 'done')
    assert.match((await lab.download()).text, /"1 \+ 1"/)
  })
})
