/** The cells in the page, in the order of the notebook. */

import type { Cell, Notebook } from '../../notebook/notebook.ts'
import { type Owner, Place } from './place.ts'

export class CellList {
  readonly #list: HTMLElement
  readonly #owner: Owner
  #places: readonly Place[] = []
  #current: Place | null = null

  constructor(list: HTMLElement, owner: Owner) {
    this.#list = list
    this.#owner = owner
    list.addEventListener('focusin', (event) => {
      const target = event.target as Node
      const place = this.#places.find(({ cell }) => cell.contains(target))
      if (place !== undefined) this.#mark(place)
    })
  }

  get places(): readonly Place[] {
    return this.#places
  }

  /** The cell that the reader was last in; null before that. */
  get current(): Place | null {
    return this.#current
  }

  indexOf(id: string): number {
    return this.#places.findIndex((place) => place.id === id)
  }

  show(notebook: Notebook): void {
    this.#list.replaceChildren()
    this.#places = []
    this.#current = null
    for (const [index, cell] of notebook.cells.entries()) this.insert(index, cell)
  }

  insert(index: number, cell: Cell): Place {
    const place = new Place(cell, this.#owner)
    place.enter(this.#list, this.#places[index]?.cell ?? null, cell)
    this.#places = this.#places.toSpliced(index, 0, place)
    this.#rename()
    return place
  }

  remove(id: string): void {
    const index = this.indexOf(id)
    const place = this.#places[index]
    if (place === undefined) return
    this.#places = this.#places.toSpliced(index, 1)
    place.cell.remove()
    if (this.#current === place) this.#current = null
    this.#rename()
    const next = this.#places[index] ?? this.#places[index - 1]
    next?.cell.focus()
  }

  /** Moves the neighbour, so that the cell itself keeps the focus and what its frames show. */
  move(id: string, by: -1 | 1): void {
    const index = this.indexOf(id)
    const place = this.#places[index]
    const neighbour = this.#places[index + by]
    if (place === undefined || neighbour === undefined) return
    if (by === -1) place.cell.after(neighbour.cell)
    else place.cell.before(neighbour.cell)
    this.#places = this.#places.toSpliced(index, 1).toSpliced(index + by, 0, place)
    this.#rename()
    place.cell.scrollIntoView({ block: 'nearest' })
  }

  #rename(): void {
    for (const [index, place] of this.#places.entries()) place.rename(index + 1)
  }

  #mark(place: Place): void {
    if (this.#current === place) return
    delete this.#current?.cell.dataset.current
    place.cell.dataset.current = ''
    this.#current = place
  }
}
