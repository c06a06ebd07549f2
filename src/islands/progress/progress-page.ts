/** The reader's own progress: tables over what is kept, the file, and how much room it takes. */

import type { Catalogue, CourseTask } from '../../components/progress/catalogue.ts'
import { bytes, decimal } from '../../i18n/format.ts'
import { pageLanguage } from '../../i18n/language.ts'
import { progressText } from '../../i18n/progress/text.ts'
import { fold, type ProgressView } from '../../progress/fold.ts'
import { onWritten, openStore } from '../../progress/indexed.ts'
import { exportProgress } from './export.ts'
import { openProgress } from './open-file.ts'

const language = pageLanguage()
const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
const of = (some: number, all: number) =>
  progressText(language, 'of', { some: decimal(language, some), all: decimal(language, all) })

type Part = { readonly best: number; readonly last: number }

/** What a task's marks are made of. */
function partsOf(view: ProgressView, kind: CourseTask['kind'], slug: string): readonly Part[] {
  switch (kind) {
    case 'exercise':
      return [view.exercises.get(slug)].filter((found) => found !== undefined)
    case 'quiz':
      return [...view.questions.values()].filter(({ quiz }) => quiz === slug)
    case 'notebook':
      return [...view.steps.values()].filter(({ notebook }) => notebook === slug)
    default:
      return kind satisfies never
  }
}

class ProgressPage extends HTMLElement {
  readonly #store = openStore()

  connectedCallback(): void {
    this.#on('.export', 'click', () => {
      void exportProgress(this.#part<HTMLInputElement>('.owner').value.trim())
    })
    const field = this.#part<HTMLInputElement>('.import')
    field.addEventListener('change', () => {
      const file = field.files?.[0]
      if (file !== undefined) void this.#import(file).finally(() => (field.value = ''))
    })
    const sure = this.#part('.sure')
    const back = () => {
      sure.hidden = true
      this.#part('.erase').focus()
    }
    this.#on('.erase', 'click', () => {
      sure.hidden = false
      this.#part('.no').focus()
    })
    this.#on('.no', 'click', back)
    this.#on('.yes', 'click', () => {
      back()
      void this.#erase()
    })
    onWritten(() => void this.#show())
    void this.#show()
  }

  async #import(file: File): Promise<void> {
    const opened = await openProgress(file)
    if (opened.kind === 'refused') return this.#say(opened.sentence)
    const { events, works } = opened.file
    const kept = await this.#store.add({ events, works })
    const values = { file: file.name, events: events.length, works: works.length }
    this.#say(
      kept.kind === 'kept'
        ? progressText(language, 'import.done', values)
        : progressText(language, `unkept.${kept.kind}`),
    )
    await this.#show()
  }

  async #erase(): Promise<void> {
    const { kind } = await this.#store.erase()
    this.#say(progressText(language, kind === 'kept' ? 'erased' : `unkept.${kind}`))
    await this.#show()
  }

  async #show(): Promise<void> {
    const { events } = await this.#store.everything()
    const view = fold(events)
    const course = JSON.parse(document.querySelector('#course')?.textContent ?? '') as Catalogue
    this.#showModules(course, view)
    this.#showTasks(course, view)
    await this.#showQuota()
    this.dataset.state = 'ready'
  }

  #showModules({ modules }: Catalogue, view: ProgressView): void {
    for (const { module, lessons, exercises, points } of modules) {
      const { read, tried, passed, earned, last } = view.modules.get(module) ?? {
        read: [],
        tried: 0,
        passed: 0,
        earned: 0,
        last: 0,
      }
      this.#fill(`.modules [data-module="${module}"]`, {
        read: of(read.length, lessons),
        tried: of(tried, exercises),
        passed: of(passed, exercises),
        points: of(earned, points),
        last: last === 0 ? '–' : moment.format(last),
      })
    }
  }

  #showTasks({ tasks }: Catalogue, view: ProgressView): void {
    for (const { kind, slug, points } of tasks) {
      const exercise = view.exercises.get(slug)
      const found = partsOf(view, kind, slug)
      const earned = found.reduce((sum, { best }) => sum + best, 0)
      const last = Math.max(0, ...found.map((one) => one.last))
      const seen = kind === 'exercise' && exercise?.solutionSeen === true
      const row = `.tasks [data-kind="${kind}"][data-slug="${slug}"]`
      this.#part(row).dataset.done = earned >= points - 1e-9 ? 'yes' : 'no'
      this.#fill(row, {
        best: of(earned, points) + (seen ? `, ${progressText(language, 'task.seen')}` : ''),
        last: last === 0 ? '–' : moment.format(last),
      })
    }
  }

  async #showQuota(): Promise<void> {
    if (!('storage' in navigator)) return
    const [{ usage = 0, quota = 0 }, persistent] = await Promise.all([
      navigator.storage.estimate(),
      navigator.storage.persisted(),
    ])
    const values = { used: bytes(language, usage), quota: bytes(language, quota) }
    const sentences = [
      progressText(language, 'quota', values),
      progressText(language, persistent ? 'quota.persistent' : 'quota.weak'),
    ]
    this.#part('.quota').textContent = sentences.join(' ')
  }

  #fill(row: string, parts: Readonly<Record<string, string>>): void {
    for (const [part, value] of Object.entries(parts)) {
      this.#part(`${row} [data-part="${part}"]`).textContent = value
    }
  }

  #say(sentence: string): void {
    this.#part('.said').textContent = sentence
  }

  #on(selector: string, event: 'click', act: () => void): void {
    this.#part(selector).addEventListener(event, act)
  }

  #part<E extends HTMLElement = HTMLElement>(selector: string): E {
    const found = this.querySelector<E>(selector)
    if (found === null) throw new Error(`the page has ${selector}`)
    return found
  }
}

customElements.define('progress-page', ProgressPage)
