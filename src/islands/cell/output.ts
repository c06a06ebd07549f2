/** A cell's output: what the kernel sends, put into the page as it comes. */

import type { Advice, KernelEvent, MimeBundle } from '../../../workers/protocol/kernel.ts'
import { bytes, integer } from '../../i18n/format.ts'
import type { Language } from '../../i18n/language.ts'
import { text } from '../../i18n/text.ts'
import { askFor } from './ask.ts'
import { showBundle } from './bundle.ts'
import { failure } from './failure.ts'
import { print } from './lines.ts'
import { refilled } from './sandbox.ts'

/** Characters of one stream that are shown at once; the rest is one click away. */
const SHOWN = 100_000

/** Which cell shows a display: a later cell may update what an earlier one shows. */
const displays = new Map<string, Output>()

interface Stream {
  readonly name: string
  readonly pre: HTMLElement
  /** The line that goes on, and where in it. */
  readonly line: Text
  at: number
  shown: number
}

export class Output {
  readonly #log: HTMLElement
  readonly #language: Language
  /** What came, for the notebook's file. */
  #events: KernelEvent[] = []
  #stream: Stream | null = null
  #rest: string[] = []
  #clearing = false
  #loading: HTMLElement | null = null
  onAnswer: (answer: string) => void = () => {}
  /** Told when a display of this cell was updated. */
  onUpdate: () => void = () => {}

  constructor(log: HTMLElement, language: Language) {
    this.#log = log
    this.#language = language
  }

  get events(): readonly KernelEvent[] {
    return this.#events
  }

  take(event: KernelEvent): void {
    if (event.kind === 'package') return this.#package(event.name, event.state, event.bytes)
    if (event.kind === 'cleared') {
      if (event.wait) this.#clearing = true
      else this.clear()
      return
    }
    if (event.kind === 'display-updated') return displays.get(event.display)?.update(event)
    if (this.#clearing) this.clear()
    this.#events.push(event)
    switch (event.kind) {
      case 'printed':
        return this.#print(event.stream, event.text)
      case 'displayed':
      case 'returned':
        return this.#show(event.data, event.kind === 'displayed' ? event.display : '')
      case 'failed':
        return this.#fail(event.traceback, event.advice)
      case 'asked':
        this.#closeStream()
        this.#log.append(
          askFor(event.prompt, event.secret, this.#language, (answer) => this.onAnswer(answer)),
        )
        return
      default:
        return event satisfies never
    }
  }

  /** Shows a display's new state, in its place; of those that follow each other the last is kept. */
  update(event: Extract<KernelEvent, { kind: 'displayed' | 'display-updated' }>): void {
    const { display, data } = event
    const last = this.#events.findLastIndex((e) => e.kind === event.kind && e.display === display)
    if (last >= 0) this.#events.splice(last, 1)
    this.#events.push(event)
    for (const shown of this.#log.querySelectorAll(`[data-display="${CSS.escape(display)}"]`)) {
      if (!refilled(shown, data)) shown.replaceWith(this.#bundle(data, display))
    }
    this.onUpdate()
  }

  /** A sentence of the page's own. */
  note(sentence: string, kind: 'note' | 'failed' = 'note'): void {
    this.#closeStream()
    const paragraph = document.createElement('p')
    paragraph.className = `plain ${kind}`
    paragraph.textContent = sentence
    this.#log.append(paragraph)
  }

  end(): void {
    this.#loading?.remove()
    this.#loading = null
    this.#closeStream()
    for (const form of this.#log.querySelectorAll('form')) form.remove()
  }

  clear(): void {
    this.#log.replaceChildren()
    this.#events = []
    this.#stream = null
    this.#rest = []
    this.#clearing = false
    this.#loading = null
  }

  #print(name: 'stdout' | 'stderr', printed: string): void {
    if (this.#stream?.name !== name) {
      this.#closeStream()
      const pre = document.createElement('pre')
      pre.className = name
      pre.tabIndex = 0
      this.#log.append(pre)
      const line = document.createTextNode('')
      pre.append(line)
      this.#stream = { name, pre, line, at: 0, shown: 0 }
    }
    const stream = this.#stream
    const room = Math.max(SHOWN - stream.shown, 0)
    if (room > 0) {
      const { finished, line, at } = print(stream.line.data, stream.at, printed.slice(0, room))
      if (finished !== '') stream.line.before(finished)
      stream.line.data = line
      stream.at = at
      // What was written over takes no room.
      stream.shown += finished.length
    }
    if (printed.length > room) this.#rest.push(printed.slice(room))
  }

  #closeStream(): void {
    const stream = this.#stream
    this.#stream = null
    if (stream === null || this.#rest.length === 0) return
    const rest = this.#rest.join('')
    this.#rest = []
    const more = document.createElement('button')
    more.type = 'button'
    more.textContent = text(this.#language, 'cell.rest', {
      count: integer(this.#language, rest.length),
    })
    more.addEventListener('click', () => {
      stream.pre.append(rest)
      more.remove()
    })
    stream.pre.after(more)
  }

  #show(data: MimeBundle, display: string): void {
    this.#closeStream()
    this.#log.append(this.#bundle(data, display))
  }

  #bundle(data: MimeBundle, display: string): HTMLElement {
    const shown = showBundle(data, this.#language)
    if (display !== '') {
      shown.dataset.display = display
      displays.set(display, this)
    }
    return shown
  }

  #fail(traceback: string, advice: Advice | null): void {
    this.#closeStream()
    this.#log.append(failure(traceback, advice?.[this.#language] ?? null, this.#language))
  }

  #package(name: string, state: 'loading' | 'loaded', size: number): void {
    if (state === 'loaded') return
    this.#loading ??= document.createElement('p')
    this.#loading.className = 'plain note'
    this.#loading.textContent = text(this.#language, 'cell.loading', {
      name,
      size: bytes(this.#language, size),
    })
    this.#log.prepend(this.#loading)
  }
}
