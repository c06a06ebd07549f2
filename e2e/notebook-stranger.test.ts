/** A notebook from a stranger, who wrote into it what should not happen. */

import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { NotebookPage } from './pages/notebook.ts'
import { openSite, type Site } from './site.ts'

const mark = 'globalThis.hit = true; parent.hit = true; top.hit = true'
const asked: string[] = []
const elsewhere = createServer((request, response) => {
  asked.push(request.url ?? '')
  response.end()
})
let far = ''
let site: Site
let lab: NotebookPage

before(async () => {
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  far = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`
  site = await openSite()
  await site.go('en/lab/')
  lab = new NotebookPage(site.page)
  await lab.ready()
})
after(async () => {
  elsewhere.close()
  elsewhere.closeAllConnections()
  assert.deepEqual(asked, [])
  await site.close()
})

const open = (...cells: readonly object[]) =>
  lab.open({ name: 'stranger.ipynb', text: JSON.stringify({ nbformat: 4, cells }) })

const untouched = () => site.page.evaluate(() => !('hit' in globalThis))

test('text shows what is harmless and nothing else', async () => {
  const source = `# Title

<script>${mark}</script><img src="${far}/a.png" onerror="${mark}"><b>bold</b>
<style>@import url(${far}/a.css)</style><iframe srcdoc="<script>${mark}</script>"></iframe>
<svg onload="${mark}"></svg><form action="${far}"><button>go</button></form>

[bad](javascript:${encodeURIComponent(mark)}) [good](${far}/page) ![far picture](${far}/b.png)

<p style="background: url(${far}/c.png)" id="text" onclick="${mark}">styled</p>`
  await open({ cell_type: 'markdown', source })
  const shown = lab.text(1).locator('.shown')
  await shown.getByRole('heading', { name: 'Title', level: 2 }).waitFor()
  assert.equal(await shown.locator('b').innerText(), 'bold')
  const good = shown.getByRole('link', { name: 'good' })
  assert.equal(await good.getAttribute('rel'), 'noopener noreferrer')
  assert.equal(await shown.getByRole('link', { name: 'bad' }).count(), 0)
  assert.equal(await shown.getByRole('link', { name: 'far picture' }).count(), 1)
  const wrong = 'img, script, style, iframe, svg, form, button, [style], [id], [onclick]'
  assert.equal(await shown.locator(wrong).count(), 0)
  assert.ok(await untouched())
})

test('an output stays in its frame and sends it nowhere', async () => {
  const html = `<meta http-equiv="refresh" content="0;url=${far}/refresh"><script>${mark}</script>
<link rel="stylesheet" href="${far}/b.css"><iframe src="${far}/frame"></iframe>
<img src="${far}/d.png" onerror="${mark}"><b>bold</b>`
  const output = { output_type: 'display_data', metadata: {}, data: { 'text/html': html } }
  await open({ cell_type: 'code', source: '', outputs: [output] })
  const frame = lab.code(1).output.frameLocator('iframe')
  await frame.locator('b').waitFor()
  // What a page is sent to by a refresh is asked for in the turns that follow.
  await site.page.waitForTimeout(300)
  assert.equal(await frame.locator('b').innerText(), 'bold')
  assert.ok(await untouched())
})

test('formulas are shown as they are written', async () => {
  await open({
    cell_type: 'markdown',
    source: 'The sum $a_1 + b_1$ costs $5 or $6.\n\n$$\nx_1\n$$',
  })
  const shown = lab.text(1).locator('.shown')
  await shown.locator('pre').waitFor()
  assert.equal(await shown.locator('p').innerText(), 'The sum $a_1 + b_1$ costs $5 or $6.')
  assert.equal(await shown.locator('em').count(), 0)
  assert.match(await shown.locator('pre').innerText(), /x_1/)
})
