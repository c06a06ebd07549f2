/** Listens to keys among the cells, and to Shift+Enter in them. */

import { CodeCell } from '../cell/code-cell.ts'
import type { CellList } from './cell-list.ts'
import { type Command, commandAnywhere, commandOnCell } from './keys.ts'
import type { Move, Place } from './place.ts'

export interface Actions {
  add(index: number): void
  go(from: Place): void
  move(id: string, how: Move): void
}

export function listenToKeys(list: HTMLElement, cells: CellList, actions: Actions): void {
  const placeOf = (event: Event) =>
    cells.places.find(({ cell }) => cell.contains(event.target as Node)) ?? null

  function obey(command: Command, place: Place): void {
    const index = cells.indexOf(place.id)
    switch (command) {
      case 'next':
        return cells.places[index + 1]?.cell.focus()
      case 'previous':
        return cells.places[index - 1]?.cell.focus()
      case 'edit':
        return place.edit()
      case 'move-up':
        return actions.move(place.id, 'up')
      case 'move-down':
        return actions.move(place.id, 'down')
      case 'add-above':
        return actions.add(index)
      case 'add-below':
        return actions.add(index + 1)
      case 'remove':
        return actions.move(place.id, 'remove')
      case 'run-and-go':
        if (place.cell instanceof CodeCell) void place.cell.run()
        else place.cell.finish()
        return actions.go(place)
      default:
        return command satisfies never
    }
  }

  const take = (event: KeyboardEvent, command: Command | null) => {
    const place = placeOf(event)
    if (command === null || place === null) return
    event.preventDefault()
    event.stopPropagation()
    obey(command, place)
  }

  // Before the editor sees them: it has other uses for these keys.
  list.addEventListener('keydown', (event) => take(event, commandAnywhere(event)), true)
  list.addEventListener('keydown', (event) => {
    const place = placeOf(event)
    if (place === null || event.defaultPrevented) return
    if (event.target === place.cell) return take(event, commandOnCell(event))
    if (event.key !== 'Escape') return
    if (!(place.cell instanceof CodeCell)) place.cell.finish()
    place.cell.focus()
  })
  list.addEventListener('essaim:going-on', (event) => {
    const place = placeOf(event)
    if (place === null) return
    event.preventDefault()
    actions.go(place)
  })
}
