/** A text cell as a lesson's text: what MDX would take for code is escaped, pictures become files. */

import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { TextPart } from '../../src/notebook/notebook.ts'
import { headingOf } from './headings.ts'
import type { Note, Picture, Piece } from './notes.ts'

export interface Around {
  readonly number: number
  /** Where the notebook lies: pictures beside it are taken along. */
  readonly folder: string
  readonly level: (level: number) => number
}

/** Blocks of code as a whole, which keep what looks like a comment. */
const BLOCK = /(^ *```[\s\S]*?^ *```|^ *~~~[\s\S]*?^ *~~~)/m
const COMMENT = /<!--[\s\S]*?-->/g
const FENCE = /^\s*(`{3,}|~{3,})/
const PICTURE = /!\[([^\]]*)\]\(([^)\s]+)[^)]*\)/g
/** Inline code, and formulas, which a lesson shows as they are written. */
const KEPT = /(`+[^`]*`+|\$\$[^$]+\$\$|\$[^$\n]+\$)/

class Conversion {
  readonly #part: TextPart
  readonly #around: Around
  readonly notes: Note[] = []
  readonly pictures: Picture[] = []

  constructor(part: TextPart, around: Around) {
    this.#part = part
    this.#around = around
  }

  text(): string {
    const out: string[] = []
    let fence: string | null = null
    const source = this.#part.source
      .split(BLOCK)
      .map((part, at) => (at % 2 === 0 ? part.replaceAll(COMMENT, '') : part))
      .join('')
    for (const line of source.split('\n')) {
      const marks: string | undefined = FENCE.exec(line)?.[1]
      if (marks !== undefined && (fence === null || marks.startsWith(fence))) {
        fence = fence === null ? marks : null
        out.push(line)
      } else out.push(fence === null ? this.#line(line) : line)
    }
    if (fence !== null) {
      out.push(fence)
      this.#note('a block of code was not closed; it ends with the cell now')
    }
    return out.join('\n').trim()
  }

  #line(line: string): string {
    const heading = headingOf(line)
    if (heading !== null) {
      return `${'#'.repeat(this.#around.level(heading.level))} ${this.#prose(heading.words)}`
    }
    return this.#prose(line)
  }

  #prose(line: string): string {
    const withPictures = line.replaceAll(PICTURE, (_, alt: string, from: string) =>
      this.#picture(alt, from),
    )
    return withPictures
      .split(KEPT)
      .map((part, at) => (at % 2 === 0 ? this.#escaped(part) : this.#kept(part)))
      .join('')
  }

  #kept(part: string): string {
    if (part.startsWith('`')) return part
    this.#note('a formula is shown as it is written: lessons have no typesetting for it')
    return `\`${part.replaceAll(/^\$+|\$+$/g, '').trim()}\``
  }

  #escaped(part: string): string {
    const linked = part.replaceAll(/<((?:https?:\/\/|mailto:)[^>\s]+)>/g, '[$1]($1)')
    const broken = linked.replaceAll(/<br\s*\/?>/gi, '\u0000')
    if (/<\/?[a-z]/i.test(broken)) this.#note('HTML is shown as text: a lesson takes Markdown only')
    if (/\]\([^)]*\.ipynb/.test(broken)) this.#note('a link leads to another notebook')
    return broken
      .replaceAll(/[{}]/g, '\\$&')
      .replaceAll('<', '&lt;')
      .replaceAll('\u0000', '<br />')
      .replace(/^import\b/, '&#105;mport')
      .replace(/^export\b/, '&#101;xport')
  }

  #picture(alt: string, from: string): string {
    const attached = /^attachment:(.+)$/.exec(from)?.[1]
    if (attached !== undefined) return this.#attached(alt, decodeURIComponent(attached))
    if (/^(https?:)?\/\//.test(from)) {
      this.#note(
        `the picture ${from} lies on another site, and pages ask no other site: it is a link now`,
      )
      return `[${alt === '' ? 'picture' : alt}](${from})`
    }
    const file = join(this.#around.folder, decodeURIComponent(from))
    if (!existsSync(file)) {
      this.#note(`the picture ${from} is not there; put it beside the notebook and import again`)
      return alt
    }
    return this.#file(alt, extname(from), readFileSync(file))
  }

  #attached(alt: string, name: string): string {
    const bundle = this.#part.attachments?.[name]
    const [type, data] = Object.entries(typeof bundle === 'object' ? (bundle ?? {}) : {})[0] ?? []
    if (typeof data !== 'string') {
      this.#note(`the picture ${name} is named and not attached`)
      return alt
    }
    const ending = `.${type?.split('/')[1]?.replace('jpeg', 'jpg').replace('svg+xml', 'svg')}`
    return this.#file(alt, ending, Buffer.from(data, 'base64'))
  }

  #file(alt: string, ending: string, bytes: Uint8Array): string {
    const path = `pictures/cell-${this.#around.number}-${this.pictures.length + 1}${ending}`
    this.pictures.push({ path, bytes })
    return `![${alt}](./${path})`
  }

  #note(says: string): void {
    if (this.notes.some((note) => note.says === says)) return
    this.notes.push({ cell: this.#around.number, says })
  }
}

export function convertText(part: TextPart, around: Around): Piece {
  const conversion = new Conversion(part, around)
  const text = conversion.text()
  return { text, notes: conversion.notes, pictures: conversion.pictures }
}
