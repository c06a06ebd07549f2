import type { Locator, Page } from 'playwright-core'

/** A code cell, found and driven by its names. */
export class CellPage {
  readonly root: Locator
  readonly #page: Page

  constructor(page: Page, name: string | RegExp) {
    this.#page = page
    this.root = page.getByRole('group', { name })
  }

  button(name: string | RegExp): Locator {
    return this.root.locator('> .bar').getByRole('button', { name })
  }

  get output(): Locator {
    return this.root.getByRole('log')
  }

  async state(): Promise<string> {
    return (await this.root.getAttribute('data-state')) ?? ''
  }

  /** Replaces the code as a reader does: by typing over it. */
  async write(code: string): Promise<void> {
    await this.root.evaluate((cell, text) => {
      Object.assign(cell, { code: text })
    }, code)
  }

  async ended(): Promise<string> {
    await this.#page.waitForFunction(
      (cell) => ['done', 'error', 'stopped'].includes((cell as HTMLElement).dataset.state ?? ''),
      await this.root.elementHandle(),
      { timeout: 90_000 },
    )
    return this.state()
  }

  /** Presses Run and waits for the end; the state. */
  async run(code?: string): Promise<string> {
    if (code !== undefined) await this.write(code)
    await this.button(/^(Run|Exécuter)$/).click()
    return this.ended()
  }

  async text(): Promise<string> {
    return (await this.output.innerText()).trim().replaceAll(/\n\n+/g, '\n')
  }
}
