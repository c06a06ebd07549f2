/** A reader writes, runs, stops and reads a cell. */

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { CellPage } from './pages/cell.ts'
import { openSite, type Site } from './site.ts'

for (const headers of [true, false]) {
  describe(headers ? 'a cell, isolated' : 'a cell without isolation headers', () => {
    let site: Site
    let cell: CellPage

    before(async () => {
      site = await openSite({ headers })
      await site.go('en/cluster/')
      cell = new CellPage(site.page, 'Cell cluster')
    })
    after(() => site.close())

    test('prints, and shows the value of the last expression', async () => {
      assert.equal(await cell.run('print("hello")\n6 * 7'), 'done')
      assert.equal(await cell.text(), 'hello\n42')
      const names = await site.page.evaluate(() =>
        performance.getEntriesByType('measure').map(({ name }) => name),
      )
      for (const name of ['essaim:kernel-ready', 'essaim:first-output', 'essaim:cell']) {
        assert.ok(names.includes(name), name)
      }
    })

    test('keeps its names, and isolates errors', async () => {
      await cell.run('x = 20')
      assert.equal(await cell.run('def half(n):\n    return n / 0\n\nhalf(x)'), 'error')
      const output = await cell.text()
      assert.match(output, /ZeroDivisionError: division by zero/)
      assert.doesNotMatch(output, /essaim|pyodide/i)
      // The traceback is folded below one sentence.
      assert.match((await cell.output.locator('mark').first().textContent()) ?? '', /half\(x\)/)
      assert.equal(await cell.run('x + 22'), 'done')
      assert.equal(await cell.text(), '42')
    })

    test('stops a loop that never ends', async () => {
      await cell.run('kept = "still here"')
      await cell.write('while True: pass')
      await cell.button('Run').click()
      await site.page.waitForTimeout(400)
      assert.equal(await cell.state(), 'running')
      await cell.button('Stop').click()
      assert.equal(await cell.ended(), 'stopped')
      if (headers) {
        await cell.run('kept')
        assert.match(await cell.text(), /still here/)
      } else {
        assert.match(await cell.text(), /The names that earlier cells defined are gone/)
        assert.equal(await cell.run('print("again")'), 'done')
      }
    })

    test('stops a cell that waits, and goes on', async () => {
      await cell.write('import time\ntime.sleep(600)')
      await cell.button('Run').click()
      await site.page.waitForTimeout(400)
      await cell.button('Stop').click()
      assert.equal(await cell.ended(), 'stopped')
      assert.equal(await cell.run('print(1)'), 'done')
    })

    test('stops a task that computes for ever on a node', async () => {
      await cell.run('from dask.distributed import Client\nclient = Client(n_workers=2)')
      await cell.write('def spin():\n    while True: pass\n\nclient.submit(spin).result()')
      await cell.button('Run').click()
      await site.page.waitForTimeout(1500)
      assert.equal(await cell.state(), 'running')
      await cell.button('Stop').click()
      assert.equal(await cell.ended(), 'stopped')
      const sum = 'client.wait_for_workers(2)\nprint(client.submit(sum, [1, 2]).result())'
      assert.equal(await cell.run(sum), 'done', await cell.text())
      assert.equal(await cell.text(), '3')
    })
  })
}

describe('what a cell puts out', () => {
  let site: Site
  let cell: CellPage

  before(async () => {
    // What the frame of rich output refuses, the browser reports as an error.
    site = await openSite({
      expected: [/Content Security Policy directive/, /memory access out of bounds|fatal error/],
    })
    await site.go('en/cluster/')
    cell = new CellPage(site.page, 'Cell cluster')
  })
  after(() => site.close())

  test('asks for input', async () => {
    await cell.write('name = input("Who? ")\nprint("Hello", name)')
    await cell.button('Run').click()
    await cell.output.getByLabel('Who?').fill('Ada')
    await cell.output.getByRole('button', { name: 'Send' }).click()
    assert.equal(await cell.ended(), 'done')
    assert.match(await cell.text(), /Hello Ada/)
  })

  test('keeps a flood at bay, with the rest one click away', async () => {
    assert.equal(await cell.run('for i in range(60_000): print(i)'), 'done')
    const shown = (await cell.text()).length
    assert.ok(shown < 120_000, `${shown} characters are shown`)
    await cell.output.getByRole('button', { name: /Show the rest/ }).click()
    assert.match(await cell.text(), /59999/)
  })

  test('shows HTML where it cannot reach the page', async () => {
    await site.page.evaluate(() => Object.assign(globalThis, { touched: 'no' }))
    const html = '<b>bold</b><script>parent.touched = top.touched = \\"yes\\"</script>'
    const attack = `<img src=x onerror='parent.touched=1'>`
    await cell.run(`from IPython.display import HTML\nHTML("""${html}${attack}""")`)
    const frame = cell.output.locator('iframe')
    assert.equal(await frame.getAttribute('sandbox'), 'allow-scripts')
    await frame.contentFrame().getByText('bold').waitFor()
    assert.equal(await site.page.evaluate(() => Reflect.get(globalThis, 'touched')), 'no')
  })

  test('draws figures in the colours of the page', async () => {
    const draw = '%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 3, 2]);'
    assert.equal(await cell.run(draw), 'done', await cell.text())
    const image = cell.output.locator('img')
    assert.match((await image.getAttribute('src')) ?? '', /^data:image\/png;base64,/)
  })

  test('says what can be imported, and refuses the shell politely', async () => {
    assert.equal(await cell.run('import torch'), 'error')
    assert.match(await cell.text(), /There is no module torch here.*numpy/s)
    await cell.run('!ls')
    assert.match(await cell.text(), /There is no operating system under this page/)
  })

  test('survives a crash of the interpreter, which is not the reader’s error', async () => {
    const wild = 'ctypes.cast(0xFFFFFFF0, ctypes.POINTER(ctypes.c_int)).contents.value'
    assert.equal(await cell.run(`import ctypes\n${wild}`), 'error')
    assert.match(await cell.text(), /This was not an error of yours/)
    assert.equal(await cell.run('print("again")'), 'done')
    assert.equal(await cell.text(), 'again')
  })

  test('runs from the keyboard alone, in Monaco', async () => {
    await cell.root.getByRole('textbox').first().focus()
    await cell.root.locator('.monaco-editor').waitFor()
    await site.page.keyboard.press('Control+A')
    await site.page.keyboard.type('print("typed")')
    await site.page.keyboard.press('Control+Enter')
    await cell.root.and(site.page.locator('[data-state="done"]')).waitFor()
    assert.equal(await cell.text(), 'typed')
  })

  test('Tab passes by a cell, indents once something is typed, and leaves after Escape', async () => {
    const { keyboard } = site.page
    const textbox = cell.root.getByRole('textbox').first()
    const inside = () => cell.root.evaluate((found) => found.contains(document.activeElement))
    const held = () =>
      cell.root.locator('.code').evaluate((found) => found.contains(document.activeElement))
    await cell.write('x = 1')
    await cell.root.getByRole('button', { name: 'Reset' }).focus()
    await keyboard.press('Tab')
    assert.ok(await held())
    await cell.root.locator('.monaco-editor.focused').waitFor()
    const hint = cell.root.getByText('Press Escape, then Tab, to leave the code.')
    assert.ok(await hint.isVisible())
    const described = (await textbox.getAttribute('aria-describedby')) ?? ''
    assert.equal(await hint.getAttribute('id'), described)
    await keyboard.press('Tab')
    assert.ok(!(await held()), 'Tab went on')
    assert.ok(!(await hint.isVisible()))
    await keyboard.press('Shift+Tab')
    assert.ok(await held(), 'and back')
    await keyboard.press('Control+End')
    await keyboard.type('\n')
    await keyboard.press('Tab')
    await keyboard.type('x')
    assert.ok(await held(), 'Tab indented')
    await keyboard.press('Escape')
    await keyboard.press('Shift+Home')
    await keyboard.press('Escape')
    await keyboard.press('Shift+Tab')
    assert.ok(!(await held()) && (await inside()), 'back to the buttons')
    const code = await cell.root.evaluate((found) => (found as HTMLElement & { code: string }).code)
    assert.equal(code, 'x = 1\n    x')
  })

  test('completes from the live kernel', async () => {
    await cell.run('some_long_name = 1')
    await cell.root.getByRole('textbox').first().focus()
    await cell.root.locator('.monaco-editor').click()
    await site.page.keyboard.press('Control+A')
    await site.page.keyboard.type('some_lo')
    await site.page.keyboard.press('Control+Space')
    const first = site.page.locator('.suggest-widget .monaco-list-row').first()
    await first.waitFor()
    assert.match(await first.innerText(), /some_long_name/)
    await site.page.keyboard.press('Enter')
    const hints = site.page.locator('.parameter-hints-widget .signature .code')
    await cell.run('def taking(first, second=2): return first')
    await cell.root.locator('.monaco-editor').click()
    await site.page.keyboard.press('Control+A')
    await site.page.keyboard.type('taking(')
    await hints.getByText('second=2').waitFor()
    assert.match((await hints.textContent()) ?? '', /taking\(first, second=2\)/)
    await site.page.keyboard.press('Escape')
  })
})
