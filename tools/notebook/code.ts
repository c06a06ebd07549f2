/** A code cell as a live cell, with what it put out when the notebook was saved. */

import type { CodePart, Output } from '../../src/notebook/notebook.ts'
import { withoutEscapes } from '../../src/reading/escapes.ts'
import type { Note, Picture, Piece } from './notes.ts'

const PRINTED = 'When the notebook was saved, this was its output:'
const MOST_LINES = 20
const MOST_CHARACTERS = 2000
/** A shell's lines, and cells that are another language as a whole. */
const SHELL = /^\s*!/m
const OTHER_LANGUAGE = /^%%(bash|sh|html|javascript|js|latex|perl|ruby|script|cmd|writefile|R)\b/
const ENDINGS = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/svg+xml': 'svg' } as const

/** Longer than any in the code. */
function fenced(info: string, code: string): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map((marks) => marks.length))
  const marks = '`'.repeat(longest + 1)
  return `${marks}${info}\n${code.trimEnd()}\n${marks}`
}

class Outputs {
  readonly #number: number
  readonly notes: Note[] = []
  readonly pictures: Picture[] = []
  readonly parts: string[] = []

  constructor(number: number) {
    this.#number = number
  }

  take(outputs: readonly Output[]): void {
    let text = ''
    for (const output of outputs) {
      if (output.kind === 'stream') text += output.text
      else if (output.kind === 'error')
        text += `${output.name}: ${withoutEscapes(output.message)}\n`
      else text += this.#shown(output.data)
    }
    if (outputs.some(({ kind }) => kind === 'error')) this.#note('it ended with an error')
    if (text.trim() === '') return
    this.parts.unshift(PRINTED, fenced('text', this.#shortened(withoutEscapes(text))))
  }

  #shown(data: Readonly<Record<string, unknown>>): string {
    for (const [type, ending] of Object.entries(ENDINGS)) {
      const content = data[type]
      if (typeof content !== 'string') continue
      const bytes = Buffer.from(content, ending === 'svg' ? 'utf8' : 'base64')
      const path = `pictures/cell-${this.#number}-output-${this.pictures.length + 1}.${ending}`
      this.pictures.push({ path, bytes })
      this.parts.push(`![](./${path})`)
      this.#note(`its picture is ${path}; say between the brackets what it shows`)
      return ''
    }
    const text = data['text/plain']
    if ('text/html' in data) this.#note('its output as HTML is kept as text')
    if (typeof text === 'string') return `${text}\n`
    this.#note(`its output is left out: ${Object.keys(data).join(', ') || 'it is empty'}`)
    return ''
  }

  #shortened(text: string): string {
    const lines = text.trimEnd().split('\n')
    const short = lines.slice(0, MOST_LINES).join('\n').slice(0, MOST_CHARACTERS)
    if (short.length === lines.join('\n').length) return short
    this.#note(
      `its output has ${lines.length} lines and ${text.length} characters; the first are kept`,
    )
    return `${short}\n…`
  }

  #note(says: string): void {
    this.notes.push({ cell: this.#number, says })
  }
}

export function convertCode(part: CodePart, number: number, language: string): Piece {
  const source = part.source.trimEnd()
  if (source.trim() === '') return { text: '', notes: [], pictures: [] }
  const outputs = new Outputs(number)
  outputs.take(part.outputs)
  const other = language !== 'python' ? language : OTHER_LANGUAGE.exec(source)?.[1]
  const live = other === undefined && !SHELL.test(source)
  const why =
    other === undefined
      ? 'it has lines for a shell, and a tab has none'
      : `it is ${other}, not Python`
  return {
    text: [
      fenced(live ? `python live name="cell-${number}"` : (other ?? 'python'), source),
      ...outputs.parts,
    ].join('\n\n'),
    notes: live
      ? outputs.notes
      : [{ cell: number, says: `${why}; it is shown, not run` }, ...outputs.notes],
    pictures: outputs.pictures,
  }
}
