/** What the tables behind the pictures say. */

import { measured } from '../../charts/memory.ts'
import { byName } from '../../charts/scene.ts'
import { barsBefore } from '../../charts/stream.ts'
import { prefixOf } from '../../cluster/prefix.ts'
import type { Replay } from '../../cluster/replay.ts'
import type { ClusterView, Note } from '../../cluster/view.ts'
import type { PictureName } from '../../components/cluster/pictures.ts'
import { pictureText } from '../../i18n/cluster/text.ts'
import { bytes, clock, integer, significant } from '../../i18n/format.ts'
import type { Language } from '../../i18n/language.ts'
import { sentence } from './sentences.ts'

/** More rows than this are not shown; the newest are. */
export const MOST_ROWS = 200

type Rows = readonly (readonly string[])[]
type Maker = (view: ClusterView, language: Language, replay: Replay) => Rows

const tasks: Maker = (_, language, replay) =>
  barsBefore(replay.log.columns, replay.cursor)
    .filter((bar) => bar.action !== 'transfer')
    .slice(-MOST_ROWS)
    .reverse()
    .map((bar) => [
      prefixOf(bar.cells.text('key', bar.row)),
      bar.worker,
      significant(language, Math.max(bar.stop - bar.start, 0)),
      pictureText(language, bar.action === 'erred' ? 'state.erred' : 'state.memory'),
    ])

const progress: Maker = (view, language) =>
  [...view.progress].map(([prefix, counts]) => {
    const { waiting, processing, memory, erred, released } = counts
    const shown = [waiting + counts['no-worker'], processing, memory, erred, released]
    return [prefix, ...shown.map((count) => integer(language, count))]
  })

const graph: Maker = (view, language) =>
  view.grouped
    ? [...view.needs].map(([prefix, needed]) => [prefix, '', '', needed.join(', ')])
    : [...view.tasks.values()]
        .slice(-MOST_ROWS)
        .map((task) => [
          task.key,
          pictureText(language, `state.${task.state}`),
          task.worker,
          task.needs.join(', '),
        ])

const workers: Maker = (view, language) =>
  [...view.nodes.values()]
    .filter((node) => node.address !== '')
    .sort((a, b) => byName(a.name, b.name))
    .map((node) => [
      node.name,
      pictureText(language, `node.${node.state}`),
      ...[node.threads, node.processing, node.stored].map((count) => integer(language, count)),
      node.doing === '' ? '–' : prefixOf(node.doing),
    ])

const memory: Maker = (view, language) =>
  measured(view).map((node) => [
    node.name,
    ...[node.managed, node.unmanaged, node.recent, node.spilled].map((n) => bytes(language, n)),
    node.limit > 0 ? bytes(language, node.limit) : '–',
  ])

const transfers: Maker = (view, language) =>
  [...view.flows.values()]
    .toSorted((a, b) => byName(a.source, b.source) || byName(a.target, b.target))
    .slice(0, MOST_ROWS)
    .map((flow) => [
      ...[flow.source, flow.target].map((name) =>
        name === 'client' ? pictureText(language, 'words.client') : name,
      ),
      bytes(language, flow.bytes),
      integer(language, flow.keys),
    ])

/** A note never changes, and a panel has one language. */
const told = new WeakMap<Note, readonly [string, string]>()

const events: Maker = (view, language) =>
  view.notes.toReversed().map((note) => {
    const row = told.get(note) ?? [clock(language, note.at), sentence(language, note)]
    told.set(note, row)
    return row
  })

export const TABLES: Readonly<Record<PictureName, Maker>> = {
  tasks,
  progress,
  graph,
  workers,
  memory,
  transfers,
  events,
}

/** Puts rows into a table, touching only the cells that changed. */
export function fillTable(body: HTMLTableSectionElement, rows: Rows): void {
  while (body.rows.length > rows.length) body.deleteRow(-1)
  for (const [index, values] of rows.entries()) {
    const row = body.rows[index] ?? body.insertRow()
    for (const [column, value] of values.entries()) {
      const cell = row.cells[column] ?? row.insertCell()
      if (cell.textContent !== value) cell.textContent = value
    }
  }
}
