/** The notebook page's element: one notebook open, kept in this browser as it changes. */

import type { TextKey } from '../../i18n/en.ts'
import { pageLanguage } from '../../i18n/language.ts'
import { text } from '../../i18n/text.ts'
import { findCell, insertCell, moveCell, removeCell, replaceCell } from '../../notebook/edit.ts'
import { Keeper, type Keeping } from '../../notebook/keeper.ts'
import {
  type Cell,
  emptyNotebook,
  type Notebook,
  newCode,
  newText,
} from '../../notebook/notebook.ts'
import { fromEvents } from '../../notebook/outputs.ts'
import { type Loaded, Shelf } from '../../notebook/shelf.ts'
import { Versions } from '../../notebook/versions.ts'
import type { CodeCell } from '../cell/code-cell.ts'
import { CellList } from './cell-list.ts'
import { download, openFile } from './file.ts'
import { KeptList } from './kept-list.ts'
import { listenToKeys } from './key-listener.ts'
import type { Move, Owner, Place } from './place.ts'
import { Runs } from './runs.ts'
import { type Holder, VersionList } from './version-list.ts'

const language = pageLanguage()

class LabNotebook extends HTMLElement implements Owner, Holder {
  #notebook: Notebook = emptyNotebook()
  #cells: CellList | null = null
  #runs: Runs | null = null
  #keeper: Keeper | null = null
  #kept: KeptList | null = null
  #shelf: Shelf | null = null
  #earlier: VersionList | null = null
  #removed: { readonly index: number; readonly cell: Cell } | null = null

  connectedCallback(): void {
    if (this.#cells !== null) return
    const list = this.#part('.cells')
    const cells = new CellList(list, this)
    const runs = new Runs(cells, list, (sentence) => this.#say(sentence))
    this.#cells = cells
    this.#runs = runs
    runs.onBusy = (busy) => {
      this.dataset.state = busy ? 'running' : 'ready'
      this.#button('run-all').disabled = busy
      this.#button('stop').disabled = !busy
    }
    listenToKeys(list, cells, {
      add: (index) => this.#add(newCode(), index),
      go: (place) => this.#goOn(place),
      move: (id, how) => this.move(id, how),
    })
    this.#wire(cells, runs)
    void this.#begin()
  }

  edited(id: string, source: string): void {
    const cell = findCell(this.#notebook, id)
    if (cell === undefined || cell.source === source) return
    this.#change(replaceCell(this.#notebook, { ...cell, source }))
  }

  ended(id: string, { output }: CodeCell, count: number | null): void {
    const cell = findCell(this.#notebook, id)
    if (cell?.kind !== 'code') return
    const outputs = fromEvents(output?.events ?? [])
    this.#cells?.places.find((place) => place.id === id)?.showCount(count)
    this.#change(replaceCell(this.#notebook, { ...cell, count, outputs }))
  }

  move(id: string, how: Move): void {
    if (how === 'remove') return this.#remove(id)
    const by = how === 'up' ? -1 : 1
    const moved = moveCell(this.#notebook, id, by)
    if (moved === this.#notebook) return
    this.#cells?.move(id, by)
    this.#change(moved)
  }

  #wire(cells: CellList, runs: Runs): void {
    const on = (name: string, act: () => void) => {
      this.#button(name).addEventListener('click', act)
    }
    const end = () => this.#notebook.cells.length
    const after = () => (cells.current === null ? end() : cells.indexOf(cells.current.id) + 1)
    on('new', () => void this.#open(text(language, 'lab.untitled'), emptyNotebook(), null))
    on('run-all', () => void runs.all())
    on('stop', () => void runs.stop())
    on('restart', () => void runs.restart())
    on('download', () => download(this.#name.value, this.#notebook))
    on('add-code', () => this.#add(newCode(), after()))
    on('add-text', () => this.#add(newText(), after()))
    on('put-back', () => {
      if (this.#removed !== null) this.#add(this.#removed.cell, this.#removed.index)
      this.#forgetRemoved()
      this.#say('')
    })
    this.#name.addEventListener('input', () => this.#change(this.#notebook))
    this.#files.addEventListener('change', () => void this.#openChosen())
    addEventListener('visibilitychange', () => void this.#keeper?.flush())
  }

  /** The latest notebook that is kept, or a new one. */
  async #begin(): Promise<void> {
    let latest: Loaded | null = null
    try {
      const shelf = await Shelf.open()
      const [first] = await shelf.list()
      latest = first === undefined ? null : await shelf.load(first.id)
      this.#shelf = shelf
      this.#keeper = new Keeper(shelf, (keeping) => this.#tellKept(keeping))
      const details = this.#part('details.kept') as HTMLDetailsElement
      const versions = await Versions.open()
      this.#kept = new KeptList(details, shelf, versions, (id) => void this.#openKept(id))
      const earlier = this.#part('details.versions') as HTMLDetailsElement
      this.#earlier = new VersionList(earlier, versions, this)
    } catch {
      this.#tellKept({ kind: 'failed' })
    }
    const name = latest?.name ?? text(language, 'lab.untitled')
    await this.#open(name, latest?.notebook ?? emptyNotebook(), latest)
    for (const button of this.querySelectorAll<HTMLButtonElement>('.tools button')) {
      button.disabled = button.matches('.stop')
    }
    this.#name.disabled = false
    this.dataset.state = 'ready'
    // A file may have been chosen before this script was there.
    if (this.#files.files?.length) await this.#openChosen()
  }

  async #open(name: string, notebook: Notebook, loaded: Loaded | null): Promise<void> {
    await this.#runs?.stop()
    await this.#keeper?.hold(name, notebook, loaded)
    this.#notebook = notebook
    this.#name.value = name
    this.#forgetRemoved()
    this.#cells?.show(notebook)
    this.#part('.when').textContent = ''
    if (loaded !== null) this.#tellKept({ kind: 'kept', at: loaded.at, earlier: null })
    await this.#kept?.show(this.#keeper?.id ?? null)
    await this.#earlier?.show(this.#keeper?.id ?? null)
  }

  async #openChosen(): Promise<void> {
    const file = this.#files.files?.[0]
    if (file === undefined) return
    const opening = await openFile(file, language)
    // The same file may be chosen again.
    this.#files.value = ''
    if (opening.kind === 'refused') return this.#say(opening.sentence)
    await this.#open(opening.name, opening.notebook, null)
    this.#change(opening.notebook)
    this.#say(text(language, 'lab.opened', { file: file.name }))
  }

  async #openKept(id: string): Promise<void> {
    const loaded = (await this.#shelf?.load(id)) ?? null
    if (loaded === null) return
    await this.#open(loaded.name, loaded.notebook, loaded)
    this.#say(text(language, 'lab.opened', { file: loaded.name }))
  }

  async settle(): Promise<{ readonly name: string; readonly notebook: Notebook }> {
    await this.#runs?.stop()
    await this.#keeper?.flush()
    return { name: this.#name.value, notebook: this.#notebook }
  }

  replace(notebook: Notebook, sentence: string): void {
    this.#forgetRemoved()
    this.#cells?.show(notebook)
    this.#change(notebook)
    this.#say(sentence)
  }

  #add(cell: Cell, index: number): void {
    this.#change(insertCell(this.#notebook, index, cell))
    const place = this.#cells?.insert(index, cell)
    place?.edit()
  }

  #remove(id: string): void {
    const cell = findCell(this.#notebook, id)
    if (cell === undefined) return
    this.#removed = { index: this.#notebook.cells.indexOf(cell), cell }
    this.#cells?.remove(id)
    this.#change(removeCell(this.#notebook, id))
    this.#button('put-back').hidden = false
    const key: TextKey = cell.kind === 'code' ? 'cell.name' : 'lab.text'
    const number = this.#removed.index + 1
    const name = text(language, key, { name: number, number })
    this.#say(text(language, 'lab.removed', { name }))
  }

  #forgetRemoved(): void {
    this.#removed = null
    this.#button('put-back').hidden = true
  }

  /** After Shift+Enter: to the next cell, to a new one after the last. */
  #goOn(place: Place): void {
    const index = (this.#cells?.indexOf(place.id) ?? 0) + 1
    const next = this.#cells?.places[index]
    if (next === undefined) this.#add(newCode(), index)
    else next.arrive()
  }

  #change(notebook: Notebook): void {
    this.#notebook = notebook
    this.#keeper?.change(this.#name.value, notebook)
  }

  #tellKept(keeping: Keeping): void {
    switch (keeping.kind) {
      case 'kept': {
        const time = new Intl.DateTimeFormat(language, { timeStyle: 'medium' }).format(keeping.at)
        this.#part('.when').textContent = text(language, 'lab.saved', { time })
        if (keeping.earlier === null) return
        const saved = this.#earlier?.saved(keeping.earlier, this.#notebook, keeping.at)
        // The notebook itself is kept.
        saved?.catch(() => {})
        return
      }
      case 'copied':
        return this.#say(text(language, 'lab.copied'))
      case 'failed':
        this.#part('.when').textContent = ''
        return this.#say(text(language, 'lab.notKept'))
      default:
        return keeping satisfies never
    }
  }

  #say(sentence: string): void {
    this.#part('.said').textContent = sentence
  }

  get #name(): HTMLInputElement {
    return this.#part('input.name') as HTMLInputElement
  }

  get #files(): HTMLInputElement {
    return this.#part('input[type="file"]') as HTMLInputElement
  }

  #button(name: string): HTMLButtonElement {
    return this.#part(`.tools .${name}`) as HTMLButtonElement
  }

  #part(selector: string): HTMLElement {
    const found = this.querySelector<HTMLElement>(`:scope ${selector}`)
    if (found === null) throw new Error(`the notebook page has ${selector}`)
    return found
  }
}

customElements.define('lab-notebook', LabNotebook)
