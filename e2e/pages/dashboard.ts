import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'

/** The pictures of the cluster panel and the controls of time, by what they are called. */
export class DashboardPage {
  readonly panel: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.panel = page.locator('cluster-panel')
  }

  button(name: string): Locator {
    return this.panel.locator('.controls, .save').getByRole('button', { name, exact: true })
  }

  /** The rows of a table as soon as they are as wanted; as they are after five seconds, if they never are. */
  async rowsWhen(
    name: string,
    wanted: (rows: readonly (readonly string[])[]) => boolean,
  ): Promise<readonly (readonly string[])[]> {
    const end = Date.now() + 5000
    for (;;) {
      const rows = await this.rows(name)
      if (wanted(rows) || Date.now() > end) return rows
    }
  }

  /** Opens the table of a name, if it has to be opened; its rows as text. */
  async rows(name: string): Promise<readonly (readonly string[])[]> {
    const summary = this.#page.locator('summary', { hasText: new RegExp(`^${name}$`) })
    const details = this.panel.locator('details.table').filter({ has: summary })
    if ((await details.count()) > 0 && (await details.getAttribute('open')) === null) {
      await details.locator('summary').click()
    }
    const table = this.panel.getByRole('table', { name, exact: true })
    await table.scrollIntoViewIfNeeded()
    await this.settled()
    return table
      .locator('tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) =>
          [...(row as HTMLTableRowElement).cells].map((cell) => cell.textContent ?? ''),
        ),
      )
  }

  /** Until the pictures show what has happened so far. */
  async settled(): Promise<void> {
    await this.#page.waitForTimeout(300)
    // What plays or moves is never at its end.
    const current = this.panel.and(this.#page.locator('[data-pictures="current"]'))
    await current.waitFor({ timeout: 1500 }).catch(() => {})
    await this.#page.waitForTimeout(100)
  }

  async drawn(picture: string): Promise<{ readonly things: number; readonly marks: number }> {
    const place = this.panel.locator(`[data-picture="${picture}"] [data-things]`).first()
    await place.scrollIntoViewIfNeeded()
    await this.settled()
    const [things, marks] = [
      await place.getAttribute('data-things'),
      await place.getAttribute('data-drawn'),
    ]
    return { things: Number(things), marks: Number(marks) }
  }

  async mode(): Promise<{ readonly mode: string; readonly cursor: number }> {
    const controls = this.panel.locator('.controls')
    const [mode, cursor] = [
      await controls.getAttribute('data-mode'),
      await controls.getAttribute('data-cursor'),
    ]
    return { mode: mode ?? '', cursor: Number(cursor) }
  }

  async save(name: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
    const details = this.panel.locator('details.save')
    if ((await details.getAttribute('open')) === null) await details.locator('summary').click()
    const [download] = await Promise.all([
      this.#page.waitForEvent('download'),
      this.button(name).click(),
    ])
    return {
      name: download.suggestedFilename(),
      bytes: new Uint8Array(readFileSync(await download.path())),
    }
  }
}
