/**
 * Rich output in a frame of its own. Its origin is opaque, its policy loads nothing and runs no
 * script but the one that tells its height and takes updates, so what a cell displays cannot reach
 * the page.
 */

import type { MimeBundle } from '../../../workers/protocol/kernel.ts'
import { harmless } from './harmless.ts'

const STYLES = ['--ink', '--ink-soft', '--sheet', '--line', '--face-plain', '--face-code'] as const
/** A graph stands on the page's own ground; a saved one stays as Graphviz drew it. */
const GRAPHVIZ = `svg>.graph>polygon[fill=white]{fill:none}
.graph [stroke=black],.graph [stroke="#000000"]{stroke:currentColor}
.edge [fill=black],.edge text,.graph>text,.node:not(:has(>[fill]:not([fill=none],text))) text{fill:currentColor}`
const frames = new Map<string, HTMLIFrameElement>()
/** What was to be shown in a frame before it could take it; null once it can. */
const waiting = new WeakMap<HTMLIFrameElement, string | null>()
let listening = false

function listen(): void {
  if (listening) return
  listening = true
  addEventListener('message', (event: MessageEvent<unknown>) => {
    const { data } = event
    if (typeof data !== 'object' || data === null) return
    if (!('essaimFrame' in data) || !('height' in data)) return
    const frame = frames.get(String(data.essaimFrame))
    if (frame === undefined || event.source !== frame.contentWindow) return
    const late = waiting.get(frame)
    waiting.set(frame, null)
    if (typeof late === 'string') frame.contentWindow?.postMessage(late, '*')
    const height = Number(data.height)
    if (Number.isFinite(height)) frame.style.height = `${Math.min(Math.ceil(height), 4000)}px`
  })
}

function wrapped(html: string, id: string): string {
  const style = getComputedStyle(document.documentElement)
  const tokens = STYLES.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';')
  const dark = document.documentElement.dataset.theme === 'dark'
  const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; script-src 'nonce-${id}'`
  return `<!doctype html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<style>:root{${tokens};color-scheme:${dark ? 'dark' : 'light'}}
html{background:var(--sheet);color:var(--ink);font:14px/1.5 var(--face-plain)}
body{margin:0;overflow:auto hidden}table{border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:3px 10px;text-align:right;border-bottom:1px solid var(--line)}svg{max-width:100%;height:auto}
${GRAPHVIZ}</style>
</head><body><div id="shown">${harmless(html)}</div>
<script nonce="${id}">{const tell=()=>parent.postMessage({essaimFrame:"${id}",height:document.documentElement.getBoundingClientRect().height},"*");new ResizeObserver(tell).observe(document.documentElement);addEventListener("message",(e)=>{if(e.source===parent)document.getElementById("shown").innerHTML=String(e.data)});tell()}</script></body></html>`
}

/** A frame that shows HTML from a cell. */
export function sandboxed(html: string, title: string): HTMLIFrameElement {
  listen()
  const frame = document.createElement('iframe')
  const id = crypto.randomUUID?.() ?? String(Math.random()).slice(2)
  frames.set(id, frame)
  frame.setAttribute('sandbox', 'allow-scripts')
  frame.title = title
  frame.style.height = '3rem'
  frame.srcdoc = wrapped(html, id)
  return frame
}

/** Shows other HTML in a frame that stands already, without a flicker; false where it cannot. */
export function refilled(frame: Element, data: MimeBundle): boolean {
  const html = data['text/html']
  if (!(frame instanceof HTMLIFrameElement) || typeof html !== 'string') return false
  // A frame that loads would lose the message, and with it perhaps the last state.
  if (waiting.get(frame) === null) frame.contentWindow?.postMessage(harmless(html), '*')
  else waiting.set(frame, harmless(html))
  return true
}
