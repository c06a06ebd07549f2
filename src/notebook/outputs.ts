/** Between what a kernel sends and what a notebook's file keeps of it. */

import type { KernelEvent } from '../../workers/protocol/kernel.ts'
import { withoutEscapes } from '../reading/escapes.ts'
import type { Output } from './notebook.ts'

/** A run's events as a cell's outputs. */
export function fromEvents(events: readonly KernelEvent[]): readonly Output[] {
  const outputs: Output[] = []
  const displays = new Map<string, number[]>()
  const print = (name: string, text: string) => {
    const last = outputs.at(-1)
    if (last?.kind === 'stream' && last.name === name) {
      outputs[outputs.length - 1] = { ...last, text: last.text + text }
    } else outputs.push({ kind: 'stream', name, text })
  }
  for (const event of events) {
    switch (event.kind) {
      case 'printed':
        print(event.stream, event.text)
        break
      case 'displayed': {
        const { display, data, metadata } = event
        if (display !== '') {
          displays.set(display, [...(displays.get(display) ?? []), outputs.length])
        }
        outputs.push({ kind: 'display', data, metadata })
        break
      }
      case 'display-updated':
        for (const at of displays.get(event.display) ?? []) {
          outputs[at] = { kind: 'display', data: event.data, metadata: event.metadata }
        }
        break
      case 'returned': {
        const { count, data, metadata } = event
        outputs.push({ kind: 'result', count, data, metadata })
        break
      }
      case 'failed': {
        const { name, message, traceback } = event
        outputs.push({ kind: 'error', name, message, traceback: traceback.split('\n') })
        break
      }
      case 'cleared':
        if (!event.wait) outputs.length = 0
        break
      case 'asked':
      case 'package':
        break
      default:
        event satisfies never
    }
  }
  return outputs
}

/** A file's outputs as the events that would show them. */
export function toEvents(outputs: readonly Output[]): readonly KernelEvent[] {
  return outputs.map((output): KernelEvent => {
    switch (output.kind) {
      case 'stream': {
        const stream = output.name === 'stderr' ? 'stderr' : 'stdout'
        return { kind: 'printed', stream, text: withoutEscapes(output.text) }
      }
      case 'display':
        return { ...output, kind: 'displayed', display: '' }
      case 'result':
        return { ...output, kind: 'returned', count: output.count ?? 0 }
      case 'error': {
        const { name, message, traceback } = output
        const lines = traceback.length === 0 ? [`${name}: ${message}`] : traceback
        return {
          kind: 'failed',
          name,
          message,
          advice: null,
          traceback: withoutEscapes(lines.join('\n')),
        }
      }
      default:
        return output satisfies never
    }
  })
}
