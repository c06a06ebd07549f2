/** XML as a small tree in which every element knows its line; the same in a page and under Node. */

import { SaxesParser } from 'saxes'
import { escapedAttribute } from '../../reading/markup.ts'

export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** All characters in it, with those of its children. */
  readonly text: string
  /** From 1. */
  readonly line: number
}

interface Growing extends XmlElement {
  readonly children: Growing[]
  text: string
}

export interface ReadXml {
  /** What was complete before the error; null where not even the first element began. */
  readonly root: XmlElement | null
  readonly error: { readonly line: number; readonly message: string } | null
}

export function readXml(file: string): ReadXml {
  const parser = new SaxesParser({ position: true, xmlns: false })
  const open: Growing[] = []
  let root: Growing | null = null
  let error: ReadXml['error'] = null
  let line = 1
  parser.on('opentagstart', () => {
    line = parser.line
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element: Growing = { name, attributes, children: [], text: '', line }
    root ??= element
    open.push(element)
  })
  const append = (text: string) => {
    for (const element of open) element.text += text
  }
  parser.on('text', append)
  parser.on('cdata', append)
  // Only what was closed counts: a file that breaks off has no half question.
  parser.on('closetag', () => {
    const element = open.pop()
    if (element !== undefined && error === null) open.at(-1)?.children.push(element)
  })
  parser.on('error', ({ message }) => {
    error ??= { line: parser.line, message: message.replace(/^\d+:\d+: /, '') }
  })
  parser.write(file.replace(/^\uFEFF/, '')).close()
  return { root, error }
}

export const child = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find((one) => one.name === name)

export const childrenOf = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.filter((one) => one.name === name)

/** The characters of `<name>`, or of `<name><text>`. */
export function textIn(element: XmlElement, name: string): string {
  const found = child(element, name)
  return (found && (child(found, 'text') ?? found).text.trim()) ?? ''
}

/** Characters that XML 1.0 has no way to write. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

export const escapeXml = (text: string): string => escapedAttribute(text.replaceAll(UNWRITABLE, ''))
