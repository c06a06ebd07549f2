/** The progress files of many, as tables. They are read in the page and kept nowhere. */

import type { Catalogue, CourseTask } from '../../components/progress/catalogue.ts'
import { decimal, integer } from '../../i18n/format.ts'
import { pageLanguage } from '../../i18n/language.ts'
import { progressText } from '../../i18n/progress/text.ts'
import { type Difficulty, type Group, group, type Student } from '../../progress/group.ts'
import { openProgress } from './open-file.ts'

const language = pageLanguage()
const t = (key: Parameters<typeof progressText>[1], values = {}) =>
  progressText(language, key, values)

type Cell = string | { readonly text: string; readonly done: boolean }

function element(name: string, content: string): HTMLElement {
  const made = document.createElement(name)
  made.textContent = content
  return made
}

/** A table whose first column names its rows, in a box that scrolls when it is too wide. */
function table(label: string, heads: readonly string[], rows: readonly (readonly Cell[])[]) {
  const made = document.createElement('table')
  const head = made.createTHead().insertRow()
  for (const title of heads) {
    const cell = element('th', title)
    cell.setAttribute('scope', 'col')
    head.append(cell)
  }
  const body = made.createTBody()
  for (const [first, ...rest] of rows) {
    const row = body.insertRow()
    const name = element('th', typeof first === 'string' ? first : (first?.text ?? ''))
    name.setAttribute('scope', 'row')
    row.append(name)
    for (const value of rest) {
      const cell = row.insertCell()
      cell.textContent = typeof value === 'string' ? value : value.text
      if (typeof value !== 'string') cell.dataset.done = value.done ? 'yes' : 'no'
    }
  }
  const box = document.createElement('div')
  box.className = 'wide'
  box.role = 'region'
  box.ariaLabel = label
  box.tabIndex = 0
  box.append(made)
  return [element('h3', label), box] as const
}

class ProgressGroup extends HTMLElement {
  connectedCallback(): void {
    const field = this.querySelector('input')
    field?.addEventListener('change', () => {
      const files = [...(field.files ?? [])]
      field.value = ''
      if (files.length > 0) void this.#open(files)
    })
    this.addEventListener('dragover', (event) => event.preventDefault())
    this.addEventListener('drop', (event) => {
      event.preventDefault()
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0) void this.#open(files)
    })
  }

  async #open(files: readonly File[]): Promise<void> {
    const students: Student[] = []
    const refused: string[] = []
    for (const file of files) {
      const opened = await openProgress(file)
      if (opened.kind === 'refused') refused.push(opened.sentence)
      else students.push({ name: opened.file.name || file.name, progress: opened.file })
    }
    const count = students.length
    const said = t(count === 1 ? 'group.read.one' : 'group.read', { count })
    this.querySelector('[role="status"]')?.replaceChildren(said)
    this.querySelector('.refused')?.replaceChildren(...refused.map((one) => element('li', one)))
    this.dataset.state = count === 0 ? 'empty' : 'read'
    const course = JSON.parse(document.querySelector('#course')?.textContent ?? '') as Catalogue
    const shown = count === 0 ? [] : show(group(students), course)
    this.querySelector('.result')?.replaceChildren(...shown)
  }
}

function show({ students, exercises, notebooks, difficulties }: Group, { tasks }: Catalogue) {
  const titleOf = (kind: CourseTask['kind'], slug: string) => taskOf(kind, slug)?.title ?? slug
  const taskOf = (kind: CourseTask['kind'], slug: string) =>
    tasks.find((task) => task.kind === kind && task.slug === slug)
  const partOf = (kind: CourseTask['kind'], slug: string) => {
    const [whole = '', part = ''] = slug.split('/')
    const question = taskOf(kind, whole)?.prompts[part] ?? part
    return t('task.question', { title: titleOf(kind, whole), question })
  }
  const nameOf = ({ kind, slug }: Difficulty) => {
    if (kind === 'exercise') return t('task.exercise', { title: titleOf(kind, slug) })
    return partOf(kind === 'question' ? 'quiz' : 'notebook', slug)
  }
  const scores = students.map(({ name, view, earned }): readonly Cell[] => [
    name,
    decimal(language, earned),
    ...exercises.map((slug): Cell => {
      const found = view.exercises.get(slug)
      if (found === undefined || found.tries === 0) return t('group.none')
      const values = {
        some: decimal(language, found.best),
        all: decimal(language, found.points),
      }
      return { text: t('of', values), done: found.passed }
    }),
    ...notebooks.map((slug): Cell => {
      const steps = [...view.steps.values()].filter(({ notebook }) => notebook === slug)
      if (steps.length === 0) return t('group.none')
      const best = steps.reduce((sum, step) => sum + step.best, 0)
      const all = taskOf('notebook', slug)?.points ?? 0
      const values = { some: decimal(language, best), all: decimal(language, all) }
      return { text: t('of', values), done: best >= all - 1e-9 }
    }),
  ])
  const heads = [
    t('group.student'),
    t('group.total'),
    ...exercises.map((slug) => titleOf('exercise', slug)),
    ...notebooks.map((slug) => titleOf('notebook', slug)),
  ]
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
  const wrong = difficulties.map((hard) => [
    nameOf(hard),
    t('of', { some: integer(language, hard.wrong), all: integer(language, hard.tried) }),
    percent.format(hard.wrong / hard.tried),
  ])
  const hard = [t('task'), t('group.wrong'), t('group.share')]
  return [
    ...table(t('group.students'), heads, scores),
    ...table(t('group.hard'), hard, wrong),
    element('p', t('group.hardAs')),
  ]
}

customElements.define('progress-group', ProgressGroup)
