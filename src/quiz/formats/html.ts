/**
 * Our texts are plain, with code between backticks and a new line for each paragraph. Moodle's are
 * HTML. What of it has no place in a plain text is told.
 */

import { Parser } from 'htmlparser2'
import { escaped } from '../../reading/markup.ts'
import type { Tell } from './note.ts'

const BLOCKS = new Set('p div br li ul ol tr table blockquote h1 h2 h3 h4 h5 h6 hr'.split(' '))
const STYLES = new Set('b i em strong u s font h1 h2 h3 h4 h5 h6 blockquote small mark'.split(' '))
const CODE = new Set(['code', 'tt', 'kbd', 'samp', 'pre'])
const SILENT = new Set(['script', 'style', 'head', 'object', 'iframe'])

export function textOfHtml(html: string, tell: Tell): string {
  let text = ''
  let silent = 0
  let code = 0
  const addresses: string[] = []
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (SILENT.has(name)) silent++
      if (BLOCKS.has(name)) text += '\n'
      if (name === 'li') text += '- '
      if (name === 'td' || name === 'th') text += ' '
      if (name === 'sup') text += '^'
      if (name === 'sub') text += '_'
      if (CODE.has(name) && ++code === 1) text += '`'
      if (STYLES.has(name)) tell('formatting', `<${name}>`)
      if (name === 'table') tell('tables')
      if (name === 'a') addresses.push(attributes.href ?? '')
      if (['img', 'audio', 'video', 'svg', 'object', 'iframe'].includes(name)) {
        tell('pictures', attributes.src ?? `<${name}>`)
        text += attributes.alt ?? ''
      }
    },
    ontext: (part) => {
      if (silent === 0) text += code === 0 ? part.replaceAll(/[\s\u00a0]+/g, ' ') : part
    },
    onclosetag: (name) => {
      if (SILENT.has(name)) silent--
      if (CODE.has(name) && --code === 0) text += '`'
      if (BLOCKS.has(name)) text += '\n'
      if (name === 'a') text += linked(addresses.pop() ?? '', text)
    },
  })
  parser.write(html)
  parser.end()
  return tidy(text)
}

/** The address after its words, where the words are not the address. */
const linked = (address: string, before: string) =>
  address === '' || before.endsWith(address) ? '' : ` (${address})`

/** One space, one new line, none at the ends; empty code is none. */
export const tidy = (text: string) =>
  text
    .replaceAll('``', '')
    .replaceAll(/[ \t\u00a0]+/g, ' ')
    .replaceAll(/ ?(\r?\n) ?/g, '\n')
    .replaceAll(/\n+/g, '\n')
    .trim()

/** The other way. A backtick without another stays what it is. */
export function htmlOfText(text: string): string {
  const parts = escaped(text).split('`')
  const odd = parts.length % 2 === 0
  return parts
    .map((part, at) => {
      if (odd && at === parts.length - 1) return `\`${part}`
      return at % 2 === 0 ? part : `<code>${part}</code>`
    })
    .join('')
    .replaceAll('\n', '<br>')
}
