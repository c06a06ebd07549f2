/**
 * HTML from a cell without what the frame's policy would refuse, or could not: `<meta>` may send a
 * frame to another site, and a refused script or picture leaves an error in the console.
 */

const UNWANTED = 'script, meta, base, link, iframe, frame, object, embed'
const LOADING = ['src', 'srcset', 'poster', 'background', 'data']
const LOCAL = /^\s*(data|blob):/i

export function harmless(html: string): string {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  for (const element of parsed.querySelectorAll(UNWANTED)) element.remove()
  for (const element of parsed.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      const loads = LOADING.includes(name) && !LOCAL.test(value)
      if (loads || name.startsWith('on')) element.removeAttribute(name)
    }
  }
  return parsed.head.innerHTML + parsed.body.innerHTML
}
