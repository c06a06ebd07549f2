/** A lesson's live cells, and what its text counts on. */

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { ImageName } from '../protocol/image.ts'
import type { KernelEvent } from '../protocol/kernel.ts'
import type { Tab } from './cluster.ts'

export interface Cell {
  readonly name: string
  readonly code: string
}

export const LESSONS = new URL('../../content/lessons/', import.meta.url)
const COLOURS = { text: '#000', background: '#fff', grid: '#888' }

export function cellsOf(slug: string, language: string): readonly Cell[] {
  const text = readFileSync(new URL(`${slug}/${language}.mdx`, LESSONS), 'utf8')
  const blocks = text.matchAll(/^```python live name="([^"]+)"\n([\s\S]*?)^```$/gm)
  return [...blocks].map(([, name = '', code = '']) => ({ name, code }))
}

interface Lesson {
  readonly image?: ImageName
  /** What the texts around the cells count on: patterns, and how often the output has each. */
  readonly says?: readonly { readonly shows: string; readonly times: number }[]
}

function lessonOf(slug: string): Lesson {
  return parse(readFileSync(new URL(`${slug}/lesson.yaml`, LESSONS), 'utf8')) as Lesson
}

/** The image that the page's kernel and nodes start from; the plain one where images are not wanted. */
export const imageOf = (slug: string): ImageName =>
  process.env.ESSAIM_IMAGES === 'none' ? 'core' : (lessonOf(slug).image ?? 'core')

/** Runs a cell; what it printed and returned, as text. */
export async function run(tab: Tab, { name, code }: Cell): Promise<string> {
  let shown = ''
  const hear = (event: KernelEvent) => {
    if (event.kind === 'printed') shown += event.text
    if (event.kind === 'returned') shown += String(event.data['text/plain'])
    if (event.kind === 'failed') shown += event.traceback
  }
  const { status } = await tab.kernel.run(code, COLOURS, hear)
  assert.equal(status, 'done', `${name}: ${shown}`)
  return shown
}

/** Fails where the output is not what the texts around the cells say. */
export function assertSays(slug: string, shown: readonly string[]): void {
  const all = shown.join('\n')
  for (const { shows, times } of lessonOf(slug).says ?? []) {
    const found = all.match(new RegExp(shows, 'gm'))?.length ?? 0
    assert.equal(found, times, `${shows} in:\n${all}`)
  }
}
