/** What was found, as links: each page with the headings under which the words stand. */

import type { Hit } from './pagefind.ts'

const MOST_PARTS = 3

/** Text and <mark>, nothing else of what the excerpt says. */
function excerptOf(html: string): HTMLElement {
  const place = document.createElement('p')
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const node of body.childNodes) {
    const marked = node.nodeName === 'MARK'
    const made = marked ? document.createElement('mark') : document.createElement('span')
    made.textContent = node.textContent
    place.append(marked ? made : (node.textContent ?? ''))
  }
  return place
}

function link(url: string, title: string): HTMLAnchorElement {
  const made = document.createElement('a')
  made.href = url
  made.textContent = title
  return made
}

export function hitItem({ url, meta, excerpt, sub_results }: Hit): HTMLElement {
  const item = document.createElement('li')
  const parts = sub_results.filter((part) => part.url.includes('#')).slice(0, MOST_PARTS)
  item.append(link(url, meta.title ?? url))
  if (parts.length === 0) {
    item.append(excerptOf(excerpt))
    return item
  }
  const list = document.createElement('ul')
  for (const part of parts) {
    const entry = document.createElement('li')
    entry.append(link(part.url, part.title), excerptOf(part.excerpt))
    list.append(entry)
  }
  item.append(list)
  return item
}
