/** A whole page in French, as HTML: its prose gets the spaces of French, its code keeps its own. */

import { frenchSpaces } from './spaces.ts'

const COMMENT_OR_TAG = /<!--[\s\S]*?-->|<(\/?)([a-z][\w-]*)(?:"[^"]*"|'[^']*'|[^'">])*>/gi
/** What lies in them is no prose, and no markup either. */
const RAW = /^(script|style|textarea)$/i
const CODE = /^(code|pre|kbd|samp)$/i

export function frenchPage(html: string): string {
  let page = ''
  let at = 0
  let inCode = 0
  const copy = (to: number) => {
    const text = html.slice(at, to)
    page += inCode > 0 ? text : frenchSpaces(text)
    at = to
  }
  COMMENT_OR_TAG.lastIndex = 0
  for (let tag = COMMENT_OR_TAG.exec(html); tag !== null; tag = COMMENT_OR_TAG.exec(html)) {
    const [whole, closing, name = ''] = tag
    copy(tag.index)
    if (CODE.test(name)) inCode += closing === '/' ? -1 : 1
    const raw = closing === '' && RAW.test(name)
    const end = raw ? html.indexOf(`</${name}`, at) : at + whole.length
    page += html.slice(at, end < 0 ? html.length : end)
    at = end < 0 ? html.length : end
    COMMENT_OR_TAG.lastIndex = at
  }
  copy(html.length)
  return page
}
