/** What the reader has done, marked on the course map. The marks have their place from the start. */

import { courseText } from '../../i18n/course/text.ts'
import { pageLanguage } from '../../i18n/language.ts'
import { fold, type ProgressView } from '../../progress/fold.ts'
import { onWritten, openStore } from '../../progress/indexed.ts'

type Done = 'no' | 'begun' | 'done'

const language = pageLanguage()

/** Of the questions of a quiz, or the steps of a notebook. */
function partsDone(parts: readonly { readonly best: number }[], points: number): Done {
  if (parts.length === 0) return 'no'
  const earned = parts.reduce((sum, { best }) => sum + best, 0)
  return earned >= points - 1e-9 ? 'done' : 'begun'
}

function lessonDone(view: ProgressView, slug: string): Done {
  const read = [...view.modules.values()].some((module) => module.read.includes(slug))
  return read ? 'done' : 'no'
}

function exerciseDone(view: ProgressView, slug: string): Done {
  const exercise = view.exercises.get(slug)
  if (exercise?.passed === true) return 'done'
  return (exercise?.tries ?? 0) > 0 ? 'begun' : 'no'
}

class CourseMap extends HTMLElement {
  readonly #store = openStore()

  connectedCallback(): void {
    onWritten(() => void this.#show())
    void this.#show()
  }

  async #show(): Promise<void> {
    const { events } = await this.#store.everything()
    const view = fold(events)
    for (const chapter of this.querySelectorAll<HTMLElement>('.chapter')) {
      for (const entry of chapter.querySelectorAll<HTMLElement>('li[data-kind]')) {
        this.#mark(entry, this.#done(view, entry))
      }
      this.#count(chapter)
    }
    this.dataset.state = 'ready'
  }

  #done(view: ProgressView, { dataset }: HTMLElement): Done {
    const { kind = '', slug = '', points = '0' } = dataset
    if (kind === 'lesson') return lessonDone(view, slug)
    if (kind === 'exercise') return exerciseDone(view, slug)
    const { questions, steps } = view
    const parts = [
      ...[...questions.values()].filter(({ quiz }) => kind === 'quiz' && quiz === slug),
      ...[...steps.values()].filter(({ notebook }) => kind === 'notebook' && notebook === slug),
    ]
    return partsDone(parts, Number(points))
  }

  #mark(entry: HTMLElement, done: Done): void {
    entry.dataset.done = done
    const mark = entry.querySelector<HTMLElement>('.mark')
    if (mark === null) return
    mark.replaceChildren()
    if (done === 'no') return
    const said = document.createElement('span')
    said.className = 'unseen'
    said.textContent = `${courseText(language, done)}: `
    mark.append(said)
  }

  #count(chapter: HTMLElement): void {
    const line = chapter.querySelector<HTMLElement>('.progress')
    const said = line?.dataset.said
    if (line === null || (said !== 'progress' && said !== 'progress.lessons')) return
    const count = (which: string) => chapter.querySelectorAll(`li[data-kind="${which}"]`).length
    const done = (which: string) =>
      chapter.querySelectorAll(`li[data-kind="${which}"][data-done="done"]`).length
    line.textContent = courseText(language, said, {
      read: done('lesson'),
      lessons: count('lesson'),
      passed: done('exercise'),
      exercises: count('exercise'),
    })
  }
}

customElements.define('course-map', CourseMap)
