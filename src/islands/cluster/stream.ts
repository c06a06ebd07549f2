import type { ClusterView } from '../../cluster/fold.ts'
import type { Language } from '../../i18n/language.ts'
import { text } from '../../i18n/text.ts'

const ROW = 22
const LABEL = 34
const PADDING = 6
/** The newest stretch of time that the picture shows, in seconds. */
const SPAN_S = 20
const FONT = 12

/** Draws the task stream: a row per worker, a bar per stretch of a task, time to the right. */
export function drawStream(canvas: HTMLCanvasElement, view: ClusterView, language: Language): void {
  const style = getComputedStyle(document.documentElement)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  const workers = [...new Set(view.bars.map((bar) => bar.worker))].sort((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  )
  const ratio = devicePixelRatio || 1
  const width = canvas.clientWidth
  const height = Math.max(workers.length, 4) * ROW + 2 * PADDING
  canvas.width = Math.round(width * ratio)
  canvas.height = Math.round(height * ratio)
  canvas.style.height = `${height}px`
  const pen = canvas.getContext('2d')
  if (pen === null) return
  pen.scale(ratio, ratio)
  pen.font = `${FONT}px ${colour('--face-plain')}`
  pen.textBaseline = 'middle'
  pen.fillStyle = colour('--ink-soft')
  const newest = view.bars.reduce((latest, bar) => Math.max(latest, bar.stop), 0)
  if (newest === 0) {
    pen.fillText(text(language, 'cluster.stream.empty'), PADDING, height / 2)
    return
  }
  const recent = view.bars.filter((bar) => bar.stop > newest - SPAN_S)
  const oldest = recent.reduce((first, bar) => Math.min(first, bar.start), newest)
  const span = Math.max(newest - oldest, 0.05)
  const x = (at: number) => LABEL + ((at - oldest) / span) * (width - LABEL - PADDING)
  const rows = new Map(workers.map((worker, row) => [worker, PADDING + row * ROW]))
  for (const [worker, y] of rows) pen.fillText(worker, PADDING, y + ROW / 2)
  for (const bar of recent) {
    const y = rows.get(bar.worker) ?? 0
    const left = x(Math.max(bar.start, oldest))
    const length = Math.max(x(bar.stop) - left, 1)
    pen.fillStyle = colour(`--task-${bar.action}`)
    // A shape each, for who does not tell the colours apart.
    if (bar.action === 'transfer') pen.fillRect(left, y + ROW / 2 - 3, length, 6)
    else pen.fillRect(left, y + 3, length, ROW - 6)
    if (bar.action === 'erred') cross(pen, left + length / 2, y + ROW / 2, colour('--sheet'))
  }
}

function cross(pen: CanvasRenderingContext2D, x: number, y: number, colour: string): void {
  pen.strokeStyle = colour
  pen.lineWidth = 2
  pen.beginPath()
  pen.moveTo(x - 4, y - 4)
  pen.lineTo(x + 4, y + 4)
  pen.moveTo(x + 4, y - 4)
  pen.lineTo(x - 4, y + 4)
  pen.stroke()
}
