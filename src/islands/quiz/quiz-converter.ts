/** A lecturer's questions, from a file of Moodle to ours and to others. Nothing leaves the page. */

import { isLanguage, type Language, pageLanguage } from '../../i18n/language.ts'
import { quizText } from '../../i18n/quiz/text.ts'
import type { Note } from '../../quiz/formats/note.ts'
import type { WrittenFile } from '../../quiz/formats/written.ts'
import type { QuizOf } from '../../quiz/question.ts'
import { hand } from './hand.ts'
import { noteList } from './notes.ts'
import { preview } from './preview.ts'

/** More than any question bank has; a larger file is another thing. */
const LARGEST = 20_000_000

const language = pageLanguage()

class QuizConverter extends HTMLElement {
  #quiz: QuizOf<string> | null = null
  #read: readonly Note[] = []
  #file = 'quiz'

  connectedCallback(): void {
    const field = this.#part<HTMLInputElement>('input[type="file"]')
    field.addEventListener('change', () => {
      const file = field.files?.[0]
      field.value = ''
      if (file !== undefined) void this.#open(file)
    })
    this.addEventListener('dragover', (event) => event.preventDefault())
    this.addEventListener('drop', (event) => {
      event.preventDefault()
      const file = event.dataTransfer?.files[0]
      if (file !== undefined) void this.#open(file)
    })
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-format]')) {
      button.addEventListener('click', () => void this.#save(button.dataset.format ?? ''))
    }
  }

  async #open(file: File): Promise<void> {
    this.#part('.result').hidden = true
    if (file.size > LARGEST) return this.#say('convert.large', { file: file.name })
    const { readQuestions } = await import('../../quiz/formats/read.ts')
    const { questions, notes } = readQuestions(await file.text(), this.#spoken)
    this.#file = file.name.replace(/\.\w+$/, '')
    this.#quiz = { title: this.#file, questions }
    this.#read = notes
    this.#part('.questions').replaceChildren(
      ...questions.map((question) => preview(question, language)),
    )
    this.#list(notes)
    this.dataset.state = questions.length === 0 ? 'empty' : 'read'
    this.#part('.result').hidden = questions.length === 0 && notes.length === 0
    const count = questions.length
    this.#say(count === 1 ? 'convert.read.one' : 'convert.read', { file: file.name, count })
  }

  async #save(format: string): Promise<void> {
    const quiz = this.#quiz
    if (quiz === null) return
    const { name, content, type, notes } = await this.#written(format, quiz)
    hand(name, content, type)
    this.#list([...this.#read, ...notes])
    this.#say(notes.length === 0 ? 'convert.saved' : 'convert.saved.not', { file: name })
  }

  async #written(format: string, quiz: QuizOf<string>): Promise<WrittenFile> {
    if (format === 'yaml') {
      const { writeYaml } = await import('../../quiz/formats/yaml.ts')
      const content = writeYaml(quiz, this.#spoken)
      return { name: `${this.#file}.yaml`, content, type: 'application/yaml', notes: [] }
    }
    const { FORMATS, written } = await import('../../quiz/formats/written.ts')
    const known = FORMATS.find((one) => one === format)
    if (known === undefined) throw new RangeError(`${format} is no format`)
    return written(known, quiz, this.#file, this.#spoken)
  }

  #list(notes: readonly Note[]): void {
    const place = this.#part('.notes')
    place.replaceChildren()
    if (notes.length === 0) return
    const title = document.createElement('h2')
    title.textContent = quizText(language, 'convert.notes')
    place.append(title, noteList(notes, language))
  }

  #say(
    key: Parameters<typeof quizText>[1],
    values: Readonly<Record<string, string | number>>,
  ): void {
    this.#part('[role="status"]').textContent = quizText(language, key, values)
  }

  get #spoken(): Language {
    const { value } = this.#part<HTMLSelectElement>('.language')
    return isLanguage(value) ? value : language
  }

  #part<E extends HTMLElement = HTMLElement>(selector: string): E {
    const found = this.querySelector<E>(selector)
    if (found === null) throw new Error(`the page has ${selector}`)
    return found
  }
}

customElements.define('quiz-converter', QuizConverter)
