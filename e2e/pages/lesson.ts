import type { Locator, Page } from 'playwright-core'
import { CellPage } from './cell.ts'

/** A lesson: its cells in order, its panel, its exercises. */
export class LessonPage {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** The names of the cells in the text, in order; exercises have their own. */
  names(): Promise<readonly string[]> {
    return this.#page
      .locator('article > code-cell')
      .evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).dataset.name ?? ''))
  }

  cell(name: string): CellPage {
    return new CellPage(this.#page, new RegExp(`^(Cell|Cellule) ${name}$`))
  }

  get panel(): Locator {
    return this.#page.locator('cluster-panel')
  }

  node(name: string): Locator {
    return this.panel.getByRole('group', { name, exact: true })
  }

  exercise(slug: string): Locator {
    return this.#page.locator(`exercise-card[data-slug="${slug}"]`)
  }

  /** Fills an exercise, presses Check, waits for the verdict; results by check. */
  async check(slug: string, code: string): Promise<Readonly<Record<string, string>>> {
    const card = this.exercise(slug)
    await this.cell(slug).write(code)
    const before = await card.locator('[role="status"]').innerHTML()
    await card.getByRole('button', { name: /^(Check|Vérifier)$/ }).click()
    await this.#page.waitForFunction(
      ([status, old]) =>
        status instanceof HTMLElement &&
        status.innerHTML !== old &&
        status.querySelector('li') !== null,
      [await card.locator('[role="status"]').elementHandle(), before] as const,
      { timeout: 90_000 },
    )
    const items = await card.locator('[role="status"] li').evaluateAll((found) =>
      found.map((item) => {
        const { check = '', result = '' } = (item as HTMLElement).dataset
        return [check, result] as const
      }),
    )
    return Object.fromEntries(items)
  }
}
