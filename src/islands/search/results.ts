/** What was found, as links: each page with the headings or words where it stands. */

import { type Hit, partsOf } from './parts.ts'

/** Text and <mark>, nothing else of what the excerpt says. */
function excerptOf(html: string): HTMLElement {
  const place = document.createElement('p')
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const node of body.childNodes) {
    if (node.nodeName === 'MARK') {
      const mark = document.createElement('mark')
      mark.textContent = node.textContent
      place.append(mark)
    } else place.append(node.textContent ?? '')
  }
  return place
}

function link(url: string, title: string): HTMLAnchorElement {
  const made = document.createElement('a')
  made.href = url
  made.textContent = title
  return made
}

export function hitItem(hit: Hit): HTMLElement {
  const item = document.createElement('li')
  item.append(link(hit.url, hit.meta.title ?? hit.url))
  const parts = partsOf(hit)
  if (parts.every(({ excerpt }) => excerpt === '')) item.append(excerptOf(hit.excerpt))
  const list = document.createElement('ul')
  for (const { url, title, excerpt } of parts) {
    const entry = document.createElement('li')
    entry.append(link(url, title))
    if (excerpt !== '') entry.append(excerptOf(excerpt))
    list.append(entry)
  }
  if (parts.length > 0) item.append(list)
  return item
}
