/** Everything is there in both languages, and French is French. */

import { isMap, isScalar, isSeq } from 'yaml'
import { type Course, foldersOf, LANGUAGES, textsOf } from '../course.ts'
import type { Finding } from '../finding.ts'
import { readText, type Text } from '../mdx.ts'
import { named, readSheet, type Sheet, type Value } from '../yaml.ts'

/** With fewer words a text may be the same in both. */
const MOST_WORDS = 5
/** Lists that say the same in both languages, entry by entry. */
const PAIRED = ['objectives', 'hints', 'told']

/** A formula has none. */
const wordsIn = (text: string) => text.match(/\p{L}{3,}/gu)?.length ?? 0

function inBoth(sheet: Sheet, { node, path, line }: Value): readonly Finding[] {
  if (!isMap(node) || !LANGUAGES.some((language) => node.has(language))) return []
  const { file } = sheet
  const field = named(path)
  const missing = LANGUAGES.filter((language) => {
    const value: unknown = node.get(language, true)
    return value === undefined || (isScalar(value) && (value.value ?? '') === '')
  }).map((language) => ({
    file,
    line,
    field: `${field}.${language}`,
    says: 'it is missing or empty',
    mend: `Write it in ${language === 'en' ? 'English' : 'French'} below ${field}`,
  }))
  const [en, fr] = LANGUAGES.map((language) => node.get(language, true))
  if (isSeq(en) && isSeq(fr) && PAIRED.includes(String(path.at(-1)))) {
    if (en.items.length === fr.items.length) return missing
    const says = `${en.items.length} entries in English, ${fr.items.length} in French`
    return [...missing, { file, line, field, says, mend: 'Give both the same entries' }]
  }
  const same = isScalar(en) && isScalar(fr) && en.value === fr.value ? String(en.value) : ''
  if (wordsIn(same) < MOST_WORDS) return missing
  const says = 'the French text is the English one'
  return [...missing, { file, line, field: `${field}.fr`, says, mend: 'Translate it' }]
}

function missingTexts(course: Course): readonly Finding[] {
  return (['lessons', 'exercises', 'experiments'] as const).flatMap((kind) =>
    foldersOf(course, kind).flatMap((slug) =>
      LANGUAGES.filter((language) => {
        const text = course.files.get(`content/${kind}/${slug}/${language}.mdx`)
        return text === undefined || text.trim() === ''
      }).map((language) => ({
        file: `content/${kind}/${slug}/${language}.mdx`,
        line: null,
        field: 'file',
        says: 'it is missing or empty',
        mend: `Write the text in ${language === 'en' ? 'English' : 'French'}`,
      })),
    ),
  )
}

/** What both texts of a lesson have to share. */
const SHAPES: readonly (readonly [string, (text: Text) => readonly string[]])[] = [
  ['headings', ({ headings }) => headings.map(({ level }) => `h${level}`)],
  ['live cells', ({ cells }) => cells.map(({ name }) => name ?? 'without a name')],
  [
    'tags',
    ({ tags }) => tags.map(({ name, slug }) => `<${name}${slug === null ? '' : ` ${slug}`}>`),
  ],
  ['pictures', ({ pictures }) => pictures.map(({ from }) => from)],
]

function compare(file: string, english: Text, french: Text): readonly Finding[] {
  const shapes = SHAPES.flatMap(([field, of]) => {
    const [en, fr] = [of(english), of(french)].map((all) =>
      all.filter((one) => !/^<Term/.test(one)),
    )
    if (en?.join() === fr?.join()) return []
    const says = `English has ${en?.join(', ') || 'none'}; French has ${fr?.join(', ') || 'none'}`
    return [{ file, line: null, field, says, mend: 'Give both texts the same, in the same order' }]
  })
  const known = new Set(english.paragraphs.map(({ words }) => words))
  const left = french.paragraphs
    .filter(({ words }) => known.has(words) && wordsIn(words) >= MOST_WORDS)
    .map(({ line }) => ({
      file,
      line,
      field: 'text',
      says: 'this paragraph is the English one',
      mend: 'Translate it',
    }))
  return [...shapes, ...left]
}

function texts(course: Course): readonly Finding[] {
  return textsOf(course).flatMap(([path, source]) => {
    if (!path.endsWith('/fr.mdx')) return []
    const french = readText(source)
    if (french.draft !== null) {
      const says = 'the text is a draft that is not translated yet'
      const mend = 'Translate the file, then remove this line'
      return [{ file: path, line: french.draft, field: 'text', says, mend }]
    }
    const english = course.files.get(path.replace(/fr\.mdx$/, 'en.mdx'))
    return english === undefined ? [] : compare(path, readText(english), french)
  })
}

export function translations(course: Course): readonly Finding[] {
  const sheets = [...course.files].filter(([path]) => path.endsWith('.yaml'))
  return [
    ...missingTexts(course),
    ...texts(course),
    ...sheets.flatMap(([path, text]) => {
      const sheet = readSheet(path, text)
      return [...sheet.broken, ...sheet.values.flatMap((value) => inBoth(sheet, value))]
    }),
  ]
}
