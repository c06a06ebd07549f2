/** A newcomer goes down the first lesson, kills a node midway, and gets 1023. */

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { LessonPage } from './pages/lesson.ts'
import { opened, openSite, type Site } from './site.ts'

const EXERCISES = new URL('../content/exercises/', import.meta.url)
const ON_THE_CLUSTER = 'cluster-map'
const read = (path: string) => readFileSync(new URL(path, EXERCISES), 'utf8')

for (const { language, headers } of [
  { language: 'en', headers: true },
  { language: 'fr', headers: false },
]) {
  describe(`counting words, ${language}, ${headers ? 'isolated' : 'no headers'}`, () => {
    let site: Site
    let lesson: LessonPage

    before(async () => {
      site = await openSite({ headers })
      await site.go(`${language}/lessons/counting-words/`)
      lesson = new LessonPage(site.page)
    })
    after(() => site.close())

    test('every cell runs, in order', async () => {
      const counted: string[] = []
      const names = await lesson.names()
      assert.ok(names.length >= 8, `${names.length} cells`)
      for (const name of names) {
        const cell = lesson.cell(name)
        assert.equal(await cell.run(), 'done', `${name}: ${await cell.text()}`)
        if (/\b1023\b/.test(await cell.text())) counted.push(name)
      }
      assert.ok(counted.length >= 5, `1023 in ${counted.join(', ')}`)
    })

    test('the panel followed, from the cluster’s events', async () => {
      const panel = lesson.panel
      assert.match((await panel.getAttribute('data-state')) ?? '', /ready|degraded/)
      assert.ok(Number(await panel.getAttribute('data-workers')) >= 2)
      await panel.locator('[data-picture="tasks"] summary').click()
      await panel.locator('tbody tr').first().waitFor()
    })

    test('a node is killed midway and the count is right', async () => {
      const cell = lesson.cell('kill-midway')
      await cell.button(/^(Run|Exécuter)$/).click()
      await lesson.node('w2').locator('[data-node="busy"]').waitFor()
      await lesson
        .node('w2')
        .getByRole('button', { name: /^(Kill|Tuer)$/ })
        .click()
      assert.equal(await cell.ended(), 'done', await cell.text())
      assert.match(await cell.text(), /\b1023\b/)
      await lesson.node('w2').locator('[data-node="lost"]').waitFor()
      await lesson
        .node('w2')
        .getByRole('button', { name: /^(Restart|Redémarrer)$/ })
        .click()
      await lesson.node('w2').locator('[data-node="ready"]').waitFor()
    })

    test('exercises judge what was written', async () => {
      for (const slug of readdirSync(EXERCISES)) {
        if (!(await lesson.exercise(slug).count())) continue
        const tried = await lesson.check(slug, read(`${slug}/starter.py`))
        assert.ok(!Object.values(tried).includes('pass'), `${slug}, starter`)
        const solved = await lesson.check(slug, read(`${slug}/solution.py`))
        assert.ok(Object.values(solved).length > 0)
        assert.deepEqual([...new Set(Object.values(solved))], ['pass'], `${slug}, solution`)
        assert.equal(await lesson.exercise(slug).getAttribute('data-state'), 'passed')
      }
    })
  })
}

describe('both languages', () => {
  test('have the same cells', async (t) => {
    const site = await opened(t)
    const lesson = new LessonPage(site.page)
    await site.go('en/lessons/counting-words/')
    const english = await lesson.names()
    await site.page.getByRole('link', { name: 'Français' }).click()
    await site.page.waitForURL(/\/fr\/lessons\/counting-words\//)
    assert.deepEqual(await lesson.names(), english)
    assert.ok(english.includes(ON_THE_CLUSTER))
  })
})
