/** A text as a QR code, as an SVG of this page's own. */

import { make, say } from './make.ts'

const SVG = 'http://www.w3.org/2000/svg'
const BORDER = 4

export async function qrCode(text: string): Promise<HTMLElement> {
  const { encodeQR } = await import('qr')
  const rows = encodeQR(text, 'raw', { border: BORDER })
  const dark = rows.flatMap((row, y) => row.flatMap((on, x) => (on ? `M${x} ${y}h1v1h-1z` : [])))
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', `0 0 ${rows.length} ${rows.length}`)
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-label', say('qr.alt', { text }))
  svg.setAttribute('shape-rendering', 'crispEdges')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', dark.join(''))
  svg.append(path)
  return make('div', { className: 'qr' }, svg)
}
