/** Shows a mimebundle: the richest form that is safe in this page. */

import type { MimeBundle } from '../../../workers/protocol/kernel.ts'
import type { Language } from '../../i18n/language.ts'
import { text } from '../../i18n/text.ts'
import { sandboxed } from './sandbox.ts'

const IMAGES = ['image/png', 'image/jpeg', 'image/gif'] as const

function asText(value: unknown): string {
  if (typeof value === 'string') return value
  return Array.isArray(value) ? value.join('') : JSON.stringify(value, null, 2)
}

export function showBundle(data: MimeBundle, language: Language): HTMLElement {
  for (const kind of IMAGES) {
    if (kind in data) {
      const image = document.createElement('img')
      image.src = `data:${kind};base64,${asText(data[kind]).replaceAll('\n', '')}`
      image.alt = asText(data['text/plain'] ?? text(language, 'cell.figure'))
      return image
    }
  }
  if ('image/svg+xml' in data) {
    return sandboxed(asText(data['image/svg+xml']), text(language, 'cell.html'))
  }
  if ('text/html' in data) {
    return sandboxed(asText(data['text/html']), text(language, 'cell.html'))
  }
  const pre = document.createElement('pre')
  pre.tabIndex = 0
  const plain = data['text/markdown'] ?? data['text/latex'] ?? data['text/plain']
  pre.textContent = asText(plain ?? data['application/json'] ?? '')
  return pre
}
