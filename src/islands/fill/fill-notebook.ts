/** A notebook to fill: who works on it, what they write, and what they hand in. */

import {
  begin,
  checked,
  type Filling,
  handedIn,
  hinted,
  noted,
  putBack,
  ran,
  said,
  settled,
  written,
} from '../../handin/filling.ts'
import type { TrainingMaterial } from '../../handin/shown.ts'
import type { Mode, Step } from '../../handin/steps.ts'
import { GIVEN } from '../../handin/write.ts'
import { fillText } from '../../i18n/fill/text.ts'
import { pageLanguage } from '../../i18n/language.ts'
import { CodeCell, type RanCell } from '../cell/code-cell.ts'
import { Checks } from './checks.ts'
import { startClock } from './clock.ts'
import { formOf, save, showForm, showOpen, stillOpen } from './finish.ts'
import { Keeping } from './keeping.ts'
import { type Material, part } from './material.ts'
import { Runs } from './runs.ts'
import { emptySteps, Steps } from './steps.ts'
import { type CheckedStep, Training } from './training.ts'
import { offerVersions } from './versions.ts'

/** So long typing in one cell is one entry of the log. */
const ENTRY_MS = 30_000
const language = pageLanguage()
const moment = new Intl.DateTimeFormat(language, { timeStyle: 'medium' })

class FillNotebook extends HTMLElement {
  #filling: Filling | null = null
  #keeping: Keeping | null = null
  #training: Promise<Training> | null = null
  #stopClock: () => void = () => {}
  /** When the log was last given what is typed into each step. */
  readonly #entered = new Map<string, number>()

  connectedCallback(): void {
    if (this.#keeping !== null) return
    const material = JSON.parse(part(this, '.material').textContent ?? '') as Material
    const asked = new URLSearchParams(location.search).has('exam')
    const exam = (asked || !this.dataset.training) && this.dataset.exam !== undefined
    const mode: Mode = exam ? 'exam' : 'training'
    this.dataset.mode = mode
    part(this, `.about[data-mode="${mode}"]`).hidden = false
    const keeping = new Keeping(`${material.slug}/${mode}`, material.edition, (at) => {
      part(this, '.when').textContent = fillText(language, 'saved', { time: moment.format(at) })
    })
    this.#keeping = keeping
    void this.#open(material, mode, keeping)
  }

  async #open(material: Material, mode: Mode, keeping: Keeping): Promise<void> {
    const steps = new Steps(this, material)
    const found = await keeping.takeUp()
    this.#wire(material, steps)
    offerVersions(part<HTMLDetailsElement>(this, '.versions'), keeping, (earlier, time) => {
      void this.#putBack(earlier, keeping, steps).then(() => {
        this.#say(fillText(language, 'version.back', { time }))
      })
    })
    part(this, '.who').addEventListener('submit', (event) => {
      event.preventDefault()
      const student = { id: this.#typed('id'), name: this.#typed('name') }
      const alert = part(this, '.who [role="alert"]')
      alert.textContent = student.id === '' ? fillText(language, 'id.missing') : ''
      if (student.id === '') return part<HTMLInputElement>(this, '.who input').focus()
      const { slug, edition } = material
      const beginning = { notebook: slug, edition, mode, student }
      this.#begin(begin(beginning, Date.now()), material, steps)
      this.#keep()
    })
    if (found === null) {
      part(this, '.who').hidden = false
      this.dataset.state = 'new'
      return
    }
    const { filling, earlier } = found
    const { slug, edition } = material
    const beginning = { notebook: slug, edition, mode, student: filling.student }
    const { cells, answers } = filling
    const own = earlier ? { ...begin(beginning, Date.now()), cells, answers } : filling
    this.#begin(own, material, steps)
    this.#say(fillText(language, earlier ? 'taken' : 'back'))
  }

  #begin(filling: Filling, material: Material, steps: Steps): void {
    this.#filling = filling
    const { id, name } = filling.student
    part(this, '.who').hidden = true
    part(this, '.work').hidden = false
    part(this, '.student').textContent =
      name === '' ? id : fillText(language, 'worker', { name, id })
    steps.show(filling)
    if (filling.mode === 'exam') {
      const ends = filling.begun + material.about.minutes * 60_000
      this.#stopClock = startClock(part(this, '.clock'), ends, (sentence) => this.#say(sentence))
    } else void this.#train(material, steps)
    this.dataset.state = 'ready'
  }

  #wire(material: Material, steps: Steps): void {
    const checks = new Checks(material, steps)
    const say = (sentence: string) => this.#say(sentence)
    const runs = new Runs(steps, say, (busy) => this.#busy(busy))
    const on = (selector: string, act: () => void) =>
      part(this, selector).addEventListener('click', act)
    on('.run-all', () => void this.#runAll(runs))
    on('.stop', () => void runs.stop())
    on('.form', () => void this.#form(checks, steps))
    on('.hand-in', () => void this.#handIn(runs, checks, steps))
    on('.save', () => this.#save(material, steps))
    on('.anew button', () => void this.#anew())
    this.addEventListener('essaim:edited', ({ target }) => {
      if (target instanceof CodeCell && target.dataset.name !== GIVEN) this.#edited(target)
    })
    this.addEventListener('cell-run', (event) => {
      const { cell, ended } = (event as CustomEvent<RanCell>).detail
      const code = steps.cell(cell)?.code ?? ''
      if (cell !== GIVEN) this.#change((now, at) => ran(now, cell, code, ended, at))
    })
    for (const type of ['input', 'change']) {
      this.addEventListener(type, ({ target }) => {
        const step = target instanceof Element ? steps.of(target) : null
        if (step !== null && step.kind !== 'code') this.#answered(step, steps, type === 'change')
      })
    }
  }

  async #train(material: Material, steps: Steps): Promise<void> {
    this.#training ??= this.#openTraining(material, steps)
    try {
      const training = await this.#training
      training.show()
    } catch (error) {
      this.#training = null
      const reason = error instanceof Error ? error.message : String(error)
      this.#say(fillText(language, 'failed', { reason }))
    }
  }

  async #openTraining(material: Material, steps: Steps): Promise<Training> {
    const response = await fetch(this.dataset.training ?? '')
    const found = (await response.json()) as TrainingMaterial
    const filling = () => this.#filling
    const training = new Training(steps, new Checks(material, steps), found, {
      get filling() {
        const now = filling()
        if (now === null) throw new Error('nobody works here yet')
        return now
      },
      checked: (step, earned, points) => {
        this.#change((now, at) => checked(now, { step, earned, points }, at))
        const { slug, edition } = material
        const detail: CheckedStep = { notebook: slug, step, edition, earned, points }
        this.dispatchEvent(new CustomEvent('step-checked', { bubbles: true, detail }))
      },
      hinted: (step) => this.#change((now, at) => hinted(now, step, at)),
    })
    training.open()
    return training
  }

  #edited(cell: CodeCell): void {
    const step = cell.dataset.name ?? ''
    const { code } = cell
    // What is put into a cell as it is shown is no edit.
    if (code === this.#filling?.cells[step]) return
    const last = this.#entered.get(step) ?? 0
    const due = Date.now() - last >= ENTRY_MS
    if (due) this.#entered.set(step, Date.now())
    this.#change((now, at) => {
      const next = written(now, step, code)
      return due ? settled(next, step, at) : next
    })
  }

  #answered(step: Step, steps: Steps, done: boolean): void {
    const answer = steps.answer(step)
    this.#change((now, at) => {
      const next = said(now, step.id, answer)
      return done ? settled(next, step.id, at) : next
    })
  }

  #change(change: (now: Filling, at: number) => Filling): void {
    if (this.#filling === null) return
    this.#filling = change(this.#filling, Date.now())
    part(this, '.finish').hidden = true
    this.#keep()
  }

  #keep(): void {
    this.#keeping?.soon(() => this.#filling)
  }

  async #runAll(runs: Runs): Promise<boolean> {
    this.#change((now, at) => noted(now, { kind: 'restarted' }, at))
    return runs.all()
  }

  async #form(checks: Checks, steps: Steps): Promise<void> {
    if (this.#filling === null) return
    this.#say(fillText(language, 'checking'))
    this.#busy(true)
    const form = formOf(await checks.form(this.#filling))
    this.#busy(false)
    showForm(steps, form)
    const open = stillOpen(steps, form)
    this.#say(open.length === 0 ? fillText(language, 'formGood') : open.join(' '))
  }

  async #handIn(runs: Runs, checks: Checks, steps: Steps): Promise<void> {
    if (this.#filling === null || !(await this.#runAll(runs))) return
    this.#busy(true)
    const form = formOf(await checks.form(this.#filling))
    this.#busy(false)
    showForm(steps, form)
    const finish = part(this, '.finish')
    showOpen(part(finish, '.open'), stillOpen(steps, form))
    part(finish, '[role="status"]').textContent = ''
    finish.hidden = false
    part<HTMLButtonElement>(finish, '.save').focus()
  }

  #save(material: Material, steps: Steps): void {
    if (this.#filling === null) return
    this.#filling = handedIn(this.#filling, Date.now())
    this.#keep()
    const file = save(material, this.#filling, steps)
    part(this, '.finish [role="status"]').textContent = fillText(language, 'handedIn', { file })
    this.dataset.handedIn = ''
  }

  /** The work that is here stays a version of its own. */
  async #anew(): Promise<void> {
    await this.#keeping?.now()
    this.#keeping?.close()
    this.#stopClock()
    this.#filling = null
    part(this, '.work').hidden = true
    part(this, '.who').hidden = false
    this.dataset.state = 'new'
    emptySteps(this)
    part<HTMLInputElement>(this, '.who input').focus()
  }

  async #putBack(earlier: Filling, keeping: Keeping, steps: Steps): Promise<void> {
    await keeping.now()
    keeping.close()
    this.#change((now, at) => putBack(now, earlier, at))
    if (this.#filling !== null) steps.show(this.#filling)
  }

  #busy(busy: boolean): void {
    this.dataset.state = busy ? 'running' : 'ready'
    for (const name of ['run-all', 'form', 'hand-in']) {
      part<HTMLButtonElement>(this, `.tools .${name}`).disabled = busy
    }
    part<HTMLButtonElement>(this, '.tools .stop').disabled = !busy
  }

  #say(sentence: string): void {
    part(this, '.said').textContent = sentence
  }

  #typed(name: 'id' | 'name'): string {
    return part<HTMLInputElement>(this, `.who input[name="${name}"]`).value.trim()
  }
}

customElements.define('fill-notebook', FillNotebook)
