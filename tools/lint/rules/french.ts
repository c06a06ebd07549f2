/** French has a space before ; : ! ? and inside « »; the page makes it one at which no line breaks. */

import { isScalar } from 'yaml'
import type { Course } from '../course.ts'
import type { Finding } from '../finding.ts'
import { readText } from '../mdx.ts'
import { named, readSheet } from '../yaml.ts'

const GLUED = /[\p{L}\p{N})”’]([;:!?»])(?=[\s.,)»]|$)|«(?=[^\s])/gu
/** Code, addresses, places to fill in, tags; and what is quoted, which may be an English title. */
const NO_PROSE = /`[^`]*`|\]\([^)]*\)|https?:\S+|\{[^}]*\}|<[^>]*>|(?<=«\s)[^«»]*(?=\s»)/g
const FRONT_MATTER = /^---\n[\s\S]*?\n---$/m

const blanked = (text: string) => text.replaceAll(NO_PROSE, (part) => '_'.repeat(part.length))

function told(file: string, line: number, field: string, text: string): readonly Finding[] {
  return [...blanked(text).matchAll(GLUED)].map(({ 1: sign = '«', index }) => {
    const near = text.slice(Math.max(0, index - 12), index + 4).trim()
    const where = sign === '«' ? 'after it' : 'before it'
    const mend = `Put a plain space ${where}; the page keeps it on the line of its word`
    return { file, line, field, says: `“${near}”: ${sign} has no space`, mend }
  })
}

export function french({ files }: Course): readonly Finding[] {
  return [...files].flatMap(([file, text]) => {
    if (/\/fr\.mdx?$/.test(file)) {
      const body = text.replace(FRONT_MATTER, (part) => part.replaceAll(/[^\n]/g, ''))
      const { paragraphs, headings, draft } = readText(body)
      // It is English still, and said to be.
      if (draft !== null) return []
      return [...paragraphs, ...headings].flatMap(({ line, words }) =>
        told(file, line, 'text', words),
      )
    }
    if (!file.endsWith('.yaml')) return []
    return readSheet(file, text).values.flatMap(({ path, line, node }) =>
      path.includes('fr') && isScalar(node) && typeof node.value === 'string'
        ? told(file, line, named(path), node.value)
        : [],
    )
  })
}
