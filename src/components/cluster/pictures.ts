/** The pictures of the panel: what each is made of, and the columns of its table. */

import type { TextKey } from '../../i18n/en.ts'

export const PICTURES = [
  'tasks',
  'progress',
  'graph',
  'workers',
  'memory',
  'transfers',
  'events',
] as const
export type PictureName = (typeof PICTURES)[number]

interface Parts {
  readonly canvases: number
  readonly svgs: number
  readonly table: TextKey
  readonly columns: readonly TextKey[]
}

export const PARTS: Readonly<Record<PictureName, Parts>> = {
  tasks: {
    canvases: 1,
    svgs: 0,
    table: 'cluster.tasks',
    columns: ['cluster.task', 'cluster.worker', 'cluster.seconds', 'cluster.column.state'],
  },
  progress: {
    canvases: 0,
    svgs: 1,
    table: 'cluster.table.progress',
    columns: [
      'cluster.column.name',
      'cluster.column.waiting',
      'cluster.column.processing',
      'cluster.column.memory',
      'cluster.column.erred',
      'cluster.column.released',
    ],
  },
  graph: {
    canvases: 0,
    svgs: 1,
    table: 'cluster.table.graph',
    columns: ['cluster.task', 'cluster.column.state', 'cluster.worker', 'cluster.column.needs'],
  },
  workers: {
    canvases: 0,
    svgs: 0,
    table: 'cluster.table.workers',
    columns: [
      'cluster.column.name',
      'cluster.column.state',
      'cluster.column.threads',
      'cluster.column.given',
      'cluster.column.stored',
      'cluster.column.doing',
    ],
  },
  memory: {
    canvases: 0,
    svgs: 1,
    table: 'cluster.table.memory',
    columns: [
      'cluster.column.name',
      'cluster.column.managed',
      'cluster.column.unmanaged',
      'cluster.column.recent',
      'cluster.column.spilled',
      'cluster.column.limit',
    ],
  },
  transfers: {
    canvases: 0,
    svgs: 2,
    table: 'cluster.table.transfers',
    columns: [
      'cluster.column.from',
      'cluster.column.to',
      'cluster.column.bytes',
      'cluster.column.keys',
    ],
  },
  events: {
    canvases: 0,
    svgs: 0,
    table: 'cluster.table.events',
    columns: ['cluster.column.time', 'cluster.column.what'],
  },
}

/** Those that a page asks for, in its order. @throws RangeError for one that does not exist */
export function picturesOf(show: string): readonly PictureName[] {
  return show
    .split(/\s+/)
    .filter((name) => name !== '')
    .map((name) => {
      if (!(name in PARTS)) {
        throw new RangeError(`<ClusterPanel show="${show}">: there is no picture "${name}"`)
      }
      return name as PictureName
    })
}
