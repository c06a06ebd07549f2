/** Marks the first mention of each word of the glossary in a lesson, so that it shows its meaning. */

import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { firstMentions, type Mentions, type Word } from './first-mentions.ts'

const GLOSSARY = new URL('../../content/glossary/', import.meta.url)
const LESSON = /[\\/]content[\\/]lessons[\\/][^\\/]+[\\/](en|fr)\.mdx$/

interface Node {
  type: string
  value?: string
  name?: string
  attributes?: readonly { readonly type: 'mdxJsxAttribute'; name: string; value: string }[]
  children?: Node[]
}

interface Entry {
  readonly marked: Readonly<Record<string, readonly string[]>>
}

/** Headings and links have a purpose of their own; code and tags are not prose. */
const PROSE = new Set([
  'root',
  'paragraph',
  'list',
  'listItem',
  'blockquote',
  'table',
  'tableRow',
  'tableCell',
  'strong',
  'emphasis',
])

function wordsIn(language: string): readonly Word[] {
  return readdirSync(GLOSSARY).map((file) => {
    const { marked } = parse(readFileSync(new URL(file, GLOSSARY), 'utf8')) as Entry
    return { slug: file.replace(/\.yaml$/, ''), forms: marked[language] ?? [] }
  })
}

const named = (text: string, slug: string): Node => ({
  type: 'mdxJsxTextElement',
  name: 'Term',
  attributes: [{ type: 'mdxJsxAttribute', name: 'slug', value: slug }],
  children: [{ type: 'text', value: text }],
})

function mark(node: Node, mentions: Mentions): void {
  if (node.children === undefined) return
  node.children = node.children.flatMap((child): readonly Node[] => {
    if (child.type === 'text') {
      const pieces = mentions.cut(child.value ?? '')
      return pieces.map(({ text, slug }) =>
        slug === undefined ? { type: 'text', value: text } : named(text, slug),
      )
    }
    if (child.name === 'Term') {
      for (const { name, value } of child.attributes ?? [])
        if (name === 'slug') mentions.known(value)
    }
    if (PROSE.has(child.type)) mark(child, mentions)
    return [child]
  })
}

/** A remark plugin. It leaves all but lessons as they are. */
export function glossaryMarks(): (tree: Node, file: { readonly path?: string }) => void {
  return (tree, { path = '' }) => {
    const language = LESSON.exec(path)?.[1]
    if (language !== undefined) mark(tree, firstMentions(wordsIn(language)))
  }
}
