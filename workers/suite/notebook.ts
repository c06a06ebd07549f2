/** Cells run one after the other on a tab, with what they printed, returned and raised. */

import assert from 'node:assert/strict'
import type { Outcome } from '../../src/kernel/session.ts'
import type { KernelEvent } from '../protocol/kernel.ts'
import { openTab, type Tab } from './cluster.ts'

const COLOURS = { text: '#111111', background: '#fefefe', grid: '#888888' } as const

export interface Ran {
  readonly outcome: Outcome
  readonly events: readonly KernelEvent[]
  readonly stdout: string
  readonly stderr: string
  /** The text of the last expression's value. */
  readonly value: string
}

export class Notebook {
  readonly tab: Tab
  #listener: (event: KernelEvent) => void = () => {}

  constructor(tab: Tab = openTab()) {
    this.tab = tab
  }

  /** Called with each event of the cells to come, as it happens. */
  listen(listener: (event: KernelEvent) => void): void {
    this.#listener = listener
  }

  /** Runs a cell, however it ends. */
  async run(code: string): Promise<Ran> {
    const events: KernelEvent[] = []
    const outcome = await this.tab.kernel.run(code, COLOURS, (event) => {
      events.push(event)
      this.#listener(event)
    })
    const printed = (stream: 'stdout' | 'stderr') =>
      events.map((e) => (e.kind === 'printed' && e.stream === stream ? e.text : '')).join('')
    const value = events
      .map((e) => (e.kind === 'returned' ? String(e.data['text/plain']) : ''))
      .join('')
    return { outcome, events, stdout: printed('stdout'), stderr: printed('stderr'), value }
  }

  /** Runs a cell that has to succeed; the text of its last expression. */
  async value(code: string): Promise<string> {
    const ran = await this.run(code)
    const failed = ran.events.find((event) => event.kind === 'failed')
    assert.equal(failed?.kind === 'failed' ? failed.traceback : '', '')
    assert.equal(ran.outcome.status, 'done')
    return ran.value
  }

  /** Runs a cell that has to fail; its error. */
  async error(code: string): Promise<Extract<KernelEvent, { kind: 'failed' }>> {
    const { outcome, events } = await this.run(code)
    const failed = events.find((event) => event.kind === 'failed')
    assert.ok(failed?.kind === 'failed', `the cell ended as ${outcome.status}`)
    return failed
  }

  close(): void {
    this.tab.close()
  }
}
