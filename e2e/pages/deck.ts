/** A deck's page in a class, known by roles and names. */

import type { Locator, Page } from 'playwright-core'

/** What a test wants of the deck; its interface is `src/slides/presenting.ts`. */
interface Presented extends HTMLElement {
  readonly position: { readonly slide: string; readonly fragment: number }
  readonly slides: readonly {
    readonly id: string
    readonly cells: readonly string[]
    readonly questions: readonly { readonly question: string }[]
  }[]
  goTo(position: { readonly slide: string; readonly fragment: number }): boolean
}

export class DeckPage {
  readonly page: Page
  readonly bar: Locator
  readonly panel: Locator

  constructor(page: Page) {
    this.page = page
    this.bar = page.locator('classroom-bar')
    this.panel = page.locator('classroom-bar > section')
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url)
    await this.page.locator('essaim-deck[data-state="ready"]').waitFor()
  }

  /** A page behind another draws once a second, and what is pressed there waits for it. */
  async openPanel(): Promise<void> {
    await this.page.bringToFront()
    if (await this.panel.isHidden()) await this.bar.locator('.open').click()
    await this.panel.getByRole('heading').first().waitFor()
  }

  button(name: string): Locator {
    return this.bar.getByRole('button', { name, exact: true })
  }

  /** @returns the room's code */
  async lead(key = ''): Promise<string> {
    await this.openPanel()
    if (key !== '') await this.panel.getByLabel('Lecturer’s code').fill(key)
    await this.panel.getByRole('button', { name: 'Lead this deck' }).click()
    await this.reach('leading')
    return /lead (\w+)/.exec(await this.sentence())?.[1] ?? ''
  }

  async follow(room: string): Promise<void> {
    await this.openPanel()
    await this.panel.getByLabel('Room code').fill(room)
    await this.panel.getByRole('button', { name: 'Follow' }).click()
  }

  reach(state: string): Promise<void> {
    return this.bar.and(this.page.locator(`[data-state="${state}"]`)).waitFor({ state: 'attached' })
  }

  sentence(): Promise<string> {
    return this.bar.locator('> [role="status"]').innerText()
  }

  /** The ids of the deck's slides, or of those with something on them. */
  slides(having?: 'cells' | 'questions'): Promise<readonly string[]> {
    return this.page.evaluate((part) => {
      const deck = document.querySelector<Presented>('essaim-deck')
      const slides = deck?.slides.filter((slide) => part === undefined || slide[part].length > 0)
      return slides?.map(({ id }) => id) ?? []
    }, having)
  }

  /** @returns when it was moved, in milliseconds of this machine */
  goTo(slide: string): Promise<number> {
    return this.page.evaluate((id) => {
      const moved = Date.now()
      document.querySelector<Presented>('essaim-deck')?.goTo({ slide: id, fragment: -1 })
      return moved
    }, slide)
  }

  /** Waits until it is there; the time at which it was, in milliseconds of this machine. */
  async isAt(slide: string): Promise<number> {
    const reached = await this.page.waitForFunction(
      (id) => {
        const deck = document.querySelector<Presented>('essaim-deck')
        return deck?.position.slide === id ? Date.now() : false
      },
      slide,
      { polling: 5 },
    )
    return Number(await reached.jsonValue())
  }

  async slide(): Promise<string> {
    return this.page.evaluate(
      () => document.querySelector<Presented>('essaim-deck')?.position.slide ?? '',
    )
  }
}
