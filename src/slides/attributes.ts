/** `{#id .class key="value"}`, as pandoc writes it. */

import type { Attributes } from './deck.ts'

const WORD =
  /\s*(?:#([^\s{}"'=]+)|\.([^\s{}"'=]+)|([^\s{}"'=#.][^\s{}"'=]*)=(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s{}"']+))|(-))/y

/** What stands between the braces; null where it is something else. */
export function readAttributes(inside: string): Attributes | null {
  let id: string | null = null
  const classes: string[] = []
  const values: Record<string, string> = {}
  const trimmed = inside.trimEnd()
  WORD.lastIndex = 0
  while (WORD.lastIndex < trimmed.length) {
    const found = WORD.exec(trimmed)
    if (found === null) return null
    const [, name, className, key, quoted, single, bare, minus] = found
    if (name !== undefined) id = name
    else if (className !== undefined) classes.push(className)
    else if (minus !== undefined) classes.push('unnumbered')
    else if (key !== undefined) {
      values[key] = quoted?.replaceAll(/\\(.)/g, '$1') ?? single ?? bare ?? ''
    }
  }
  return { id, classes, values }
}

/** `::: {.a}`, `::: a`, `::: a :::` after the colons; null where nothing follows them. */
export function readDivAttributes(after: string): Attributes | null | 'broken' {
  const said = after.replace(/:+\s*$/, '').trim()
  if (said === '') return null
  if (/^[^\s{}]+$/.test(said)) return { id: null, classes: [said], values: {} }
  const inside = /^\{(.*)\}$/.exec(said)?.[1]
  return (inside === undefined ? null : readAttributes(inside)) ?? 'broken'
}
