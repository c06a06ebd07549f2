/** The log in plain words: which events are worth a sentence, and with what in it. */

import type { ClusterEvent } from '../../workers/protocol/cluster.ts'
import { type ClusterView, MOST_NOTES, type Note } from './view.ts'

/** What is told again within so many seconds is counted in the sentence before. */
const SAME_S = 2

type Values = Note['values']

/** Adds the sentence of an event, if it has one. */
export function note(view: ClusterView, event: ClusterEvent): void {
  const { at } = event
  switch (event.kind) {
    case 'node-spawned':
      return say(view, at, 'spawned', { node: event.node })
    case 'node-lost':
      return say(view, at, event.why, { node: event.node })
    case 'package-moved':
      if (event.state === 'loading')
        say(view, at, 'package', { node: event.node, name: event.name })
      return
    case 'worker-added':
      return say(view, at, 'joined', { node: event.worker })
    case 'worker-removed': {
      const { worker: node, running, recomputed, lost } = event
      if (event.expected) return say(view, at, 'left', { node })
      say(view, at, 'died', { node, running, recomputed })
      if (lost > 0) say(view, at, 'data-lost', { node, count: lost })
      return
    }
    case 'graph-submitted': {
      const names = event.prefixes.map(([prefix]) => prefix)
      const few = names.slice(0, 4).join(', ') + (names.length > 4 ? ', …' : '')
      return count(view, at, 'submitted', { names: few }, event.tasks)
    }
    case 'node-frozen':
      return say(view, at, 'frozen', { node: event.node })
    case 'node-thawed':
      return say(view, at, 'thawed', { node: event.node })
    case 'node-slowed': {
      const { node, factor } = event
      return say(view, at, factor === 1 ? 'unslowed' : 'slowed', { node, factor })
    }
    case 'node-filled':
      return say(view, at, event.bytes > 0 ? 'filled' : 'unfilled', {
        node: event.node,
        bytes: event.bytes,
      })
    case 'node-occupied':
      return say(view, at, 'occupied', { node: event.node })
    case 'network-changed':
      return say(view, at, event.preset === null ? 'network-off' : `network-${event.preset}`, {})
    case 'link-cut':
    case 'link-healed': {
      const { from, to } = event
      // A node that is disconnected is cut in both directions; one sentence says so.
      if (from === '*') return
      if (to !== '*') return say(view, at, event.kind, { from, to })
      return say(view, at, event.kind === 'link-cut' ? 'apart' : 'together', { node: from })
    }
    case 'link-changed':
      return say(view, at, 'link-changed', { from: event.rule.from, to: event.rule.to })
    case 'scenario-started':
      return say(view, at, 'scenario-started', { name: event.name, seed: event.seed })
    case 'scenario-ended':
      return say(view, at, `scenario-${event.how}`, { name: event.name, why: event.message ?? '' })
    default:
  }
}

export const noteErred = (view: ClusterView, at: number, prefix: string, node: string) =>
  count(view, at, 'erred', { names: prefix, node }, 1)

export const noteNoWorker = (view: ClusterView, at: number, prefix: string) =>
  count(view, at, 'no-worker', { names: prefix }, 1)

function say(view: ClusterView, at: number, about: string, values: Values): void {
  view.notes.push({ at, about, values })
  if (view.notes.length > MOST_NOTES) view.notes.splice(0, view.notes.length - MOST_NOTES)
}

function count(view: ClusterView, at: number, about: string, values: Values, more: number): void {
  const last = view.notes.at(-1)
  const same =
    last?.about === about &&
    at - last.at < SAME_S &&
    Object.entries(values).every(([name, value]) => last.values[name] === value)
  if (!same) return say(view, at, about, { ...values, count: more })
  view.notes[view.notes.length - 1] = {
    at,
    about,
    values: { ...values, count: Number(last.values.count) + more },
  }
}
