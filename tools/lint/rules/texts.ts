/** Headings in their order, pictures with words, cells with names. */

import { type Course, textsOf } from '../course.ts'
import type { Finding } from '../finding.ts'
import { readText, type Text } from '../mdx.ts'

type Said = Omit<Finding, 'file'>

function headings({ headings: all }: Text): readonly Said[] {
  let above = 1
  return all.flatMap(({ line, level, words }) => {
    const field = `heading “${words}”`
    const allowed = above + 1
    above = Math.max(level, 2)
    if (level === 1) {
      return [{ line, field, says: 'the page has its title already', mend: 'Begin with ##' }]
    }
    if (level <= allowed) return []
    const says = `a heading of level ${level} stands below one of level ${allowed - 1}`
    return [{ line, field, says, mend: `Write it with ${'#'.repeat(allowed)}` }]
  })
}

function pictures({ pictures: all }: Text): readonly Said[] {
  return all
    .filter(({ alt }) => alt === null || alt.trim() === '')
    .map(({ line, from }) => ({
      line,
      field: `picture ${from}`,
      says: 'it has no alternative text',
      mend: 'Say between the brackets what it shows: ![…](…)',
    }))
}

function cells({ cells: all }: Text): readonly Said[] {
  const seen = new Set<string>()
  return all.flatMap(({ line, name }) => {
    if (name === null) {
      const mend = 'Name it: ```python live name="one-chapter"'
      return [{ line, field: 'live cell', says: 'it has no name', mend }]
    }
    const twice = seen.has(name)
    seen.add(name)
    if (!twice) return []
    const says = 'another cell of this page has this name'
    return [{ line, field: `live cell ${name}`, says, mend: 'Give each its own name' }]
  })
}

export function texts(course: Course): readonly Finding[] {
  return textsOf(course).flatMap(([file, source]) => {
    const text = readText(source)
    return [...headings(text), ...pictures(text), ...cells(text)].map((said) => ({ file, ...said }))
  })
}
