/** A reader opens a notebook made elsewhere, runs it, edits it, and takes it away. */

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { readNotebook } from '../src/notebook/read.ts'
import { LANGUAGES, madeElsewhere, NotebookPage } from './pages/notebook.ts'
import { openSite, type Site } from './site.ts'

for (const language of LANGUAGES) {
  describe(`the notebook, ${language}`, () => {
    let site: Site
    let lab: NotebookPage

    before(async () => {
      site = await openSite()
      await site.go(`${language}/lab/`)
      lab = new NotebookPage(site.page, language)
      await lab.ready()
    })
    after(() => site.close())

    test('shows the outputs of a file before anything ran', async () => {
      await lab.open(madeElsewhere('vscode.ipynb'))
      const first = await lab.code(1).text()
      assert.match(first, /^first\nsecond\ncareful\n/)
      assert.match(first, /ZeroDivisionError: division by zero$/)
      assert.equal(await lab.code(2).output.locator('img').count(), 1)
      await lab.open(madeElsewhere('jupyterlab.ipynb'))
      const frame = lab.code(2).output.frameLocator('iframe')
      assert.equal(await frame.locator('td').innerText(), '1')
      await lab.open(madeElsewhere('classic.ipynb'))
      const picture = lab.text(2).getByRole('img', { name: 'a dot' })
      assert.match((await picture.getAttribute('src')) ?? '', /^data:image\/png;base64,iVBOR/)
      assert.equal(site.page.workers().length, 0)
    })

    test('runs all in order, and gives a file that has the new outputs', async () => {
      await lab.open(madeElsewhere('colab.ipynb'))
      assert.match(await lab.text(1).innerText(), /Counting words/)
      await lab.code(3).write('for word in sorted(words):\n    print(word)')
      await lab.button('lab.runAll').click()
      await lab.said(lab.say('lab.ranAll'))
      assert.equal(await lab.code(3).text(), 'sea\nthe\nthe\nwhale')
      const file = await lab.download()
      assert.equal(file.name, 'colab.ipynb')
      const reading = readNotebook(file.text)
      assert.ok(reading.kind === 'notebook')
      const [, counted, printed] = reading.notebook.cells
      assert.ok(counted?.kind === 'code' && printed?.kind === 'code')
      assert.deepEqual(printed.outputs, [
        { kind: 'stream', name: 'stdout', text: 'sea\nthe\nthe\nwhale\n' },
      ])
      assert.equal(counted.outputs[0]?.kind, 'result')
      assert.equal(printed.count, (counted.count ?? 0) + 1)
      assert.ok('widgets' in reading.notebook.metadata)
      const { nbformat, nbformat_minor } = JSON.parse(file.text) as Record<string, unknown>
      assert.deepEqual([nbformat, nbformat_minor], [4, 5])
    })

    test('ends at the first error and says where', async () => {
      await lab.openCode('before = 1', 'before / 0', 'print("never")')
      await lab.button('lab.runAll').click()
      await lab.said(lab.say('lab.failedAt', { name: lab.say('cell.name', { name: 2 }) }))
      assert.deepEqual(
        [await lab.code(1).state(), await lab.code(2).state(), await lab.code(3).state()],
        ['done', 'error', 'idle'],
      )
    })

    test('stops in the middle, keeps the names, and forgets them on Restart', async () => {
      await lab.openCode('kept = "still here"', 'while True: pass', 'print("never")')
      await lab.button('lab.runAll').click()
      await site.page.locator('code-cell[data-name="2"][data-state="running"]').waitFor()
      await lab.button('lab.stop').click()
      await lab.said(lab.say('lab.stoppedAt', { name: lab.say('cell.name', { name: 2 }) }))
      assert.equal(await lab.code(3).state(), 'idle')
      await lab.code(3).run('kept')
      assert.match(await lab.code(3).text(), /still here/)
      await lab.button('lab.restart').click()
      await lab.said(lab.say('lab.restarted'))
      assert.equal(await lab.code(3).run(), 'error')
      assert.match(await lab.code(3).text(), /NameError/)
    })

    test('refuses what is no notebook and keeps what is open', async () => {
      await lab.openCode('precious = 1')
      const refused = async (name: string, text: string, sentence: string) => {
        await lab.choose({ name, text })
        await lab.said(sentence)
        assert.deepEqual(await lab.order(), ['precious = 1'])
      }
      const file = 'bad.ipynb'
      await refused(file, '{"cells": [', lab.say('lab.bad.json', { file }))
      const reason = lab.say('lab.reason.version', { version: 3 })
      const old = lab.say('lab.bad.format', { file, reason })
      await refused(file, '{"nbformat": 3, "worksheets": []}', old)
    })
  })
}
