import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from 'playwright-core'
import { en, type TextKey } from '../../src/i18n/en.ts'
import { fr } from '../../src/i18n/fr.ts'
import { CellPage } from './cell.ts'

const ELSEWHERE = new URL('../../src/notebook/golden/elsewhere/', import.meta.url)

const DICTIONARIES = { en, fr } as const
export type Language = keyof typeof DICTIONARIES
export const LANGUAGES: readonly Language[] = ['en', 'fr']

/** A notebook that another program wrote. */
export const madeElsewhere = (name: string) => fileURLToPath(new URL(name, ELSEWHERE))

export interface File {
  readonly name: string
  readonly text: string
}

/** The notebook page, driven by what its controls are called. */
export class NotebookPage {
  readonly page: Page
  readonly #language: Language

  constructor(page: Page, language: Language = 'en') {
    this.page = page
    this.#language = language
  }

  say(key: TextKey, values: Readonly<Record<string, string | number>> = {}): string {
    return DICTIONARIES[this.#language][key].replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      String(values[name]),
    )
  }

  button(key: TextKey): Locator {
    const bar = this.page.getByRole('group', { name: this.say('lab.title'), exact: true })
    return bar.getByRole('button', { name: this.say(key), exact: true })
  }

  get status(): Locator {
    return this.page.locator('lab-notebook [role="status"]')
  }

  get name(): Locator {
    return this.page.getByRole('textbox', { name: this.say('lab.name') })
  }

  get kept(): Locator {
    return this.page.locator('lab-notebook .when')
  }

  get cells(): Locator {
    return this.page.locator('lab-notebook .cells > *')
  }

  code(number: number): CellPage {
    const name = this.say('cell.name', { name: number })
    return new CellPage(this.page, new RegExp(`^${name}$`))
  }

  text(number: number): Locator {
    return this.page.getByRole('group', {
      name: this.say('lab.text', { number }),
      exact: true,
    })
  }

  /** Waits until the page can be used. */
  async ready(): Promise<void> {
    await this.page.locator('lab-notebook[data-state="ready"]').waitFor({ timeout: 90_000 })
  }

  async choose(file: string | File): Promise<void> {
    const given =
      typeof file === 'string'
        ? file
        : { name: file.name, mimeType: 'application/json', buffer: Buffer.from(file.text) }
    await this.page.getByLabel(this.say('lab.open'), { exact: true }).setInputFiles(given)
  }

  async said(sentence: string): Promise<void> {
    await this.status.filter({ hasText: sentence }).waitFor({ timeout: 90_000 })
  }

  async open(file: string | File): Promise<void> {
    await this.choose(file)
    const name = typeof file === 'string' ? (file.split(/[\\/]/).at(-1) ?? '') : file.name
    await this.said(this.say('lab.opened', { file: name }))
  }

  /** Opens a notebook with these cells of code. */
  async openCode(...sources: readonly string[]): Promise<void> {
    const cells = sources.map((source) => ({ cell_type: 'code', source, outputs: [] }))
    await this.open({ name: 'made.ipynb', text: JSON.stringify({ nbformat: 4, cells }) })
  }

  /** Does something, and waits until the browser has kept what came of it. */
  async keeping(act: () => Promise<void>): Promise<void> {
    await this.kept.evaluate((place) => {
      place.textContent = ''
    })
    await act()
    await this.kept.filter({ hasText: /\d/ }).waitFor()
  }

  async order(): Promise<readonly string[]> {
    return this.cells.evaluateAll((cells) =>
      cells.map((cell) => cell.querySelector('textarea')?.value ?? ''),
    )
  }

  async download(): Promise<File> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.button('lab.download').click(),
    ])
    return {
      name: download.suggestedFilename(),
      text: readFileSync(await download.path(), 'utf8'),
    }
  }
}
