import { FONT, type Scene } from './scene.ts'

/** A colour of the page by the name of its token. */
export type Resolve = (colour: string) => string

/** Draws a scene; the canvas is as wide as the page lays it out, and as high as the scene. */
export function paint(canvas: HTMLCanvasElement, scene: Scene, resolve: Resolve): void {
  // A slide magnifies what was made for a page.
  const ratio = (globalThis.devicePixelRatio || 1) * (canvas.currentCSSZoom || 1)
  const [width, height] = [Math.round(scene.width * ratio), Math.round(scene.height * ratio)]
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
  const pen = canvas.getContext('2d')
  if (pen === null) return
  pen.setTransform(ratio, 0, 0, ratio, 0, 0)
  pen.clearRect(0, 0, scene.width, scene.height)
  pen.textBaseline = 'middle'
  const face = resolve('face-plain')
  for (const mark of scene.marks) {
    pen.globalAlpha = 'opacity' in mark ? (mark.opacity ?? 1) : 1
    switch (mark.kind) {
      case 'rect':
        pen.fillStyle = resolve(mark.fill)
        pen.fillRect(mark.x, mark.y, mark.width, mark.height)
        if (mark.outline !== undefined) {
          pen.strokeStyle = resolve(mark.outline)
          pen.lineWidth = 1
          pen.strokeRect(mark.x, mark.y, mark.width, mark.height)
        }
        break
      case 'path': {
        const path = new Path2D(mark.d)
        pen.setLineDash(mark.dashed === true ? [4, 3] : [])
        if (mark.fill !== undefined) {
          pen.fillStyle = resolve(mark.fill)
          pen.fill(path)
        }
        if (mark.stroke !== undefined) {
          pen.strokeStyle = resolve(mark.stroke)
          pen.lineWidth = mark.thickness ?? 1
          pen.stroke(path)
        }
        break
      }
      case 'text':
        pen.font = `${mark.size ?? FONT}px ${face}`
        pen.textAlign = mark.anchor === 'middle' ? 'center' : (mark.anchor ?? 'start')
        pen.fillStyle = resolve(mark.fill)
        pen.fillText(mark.text, mark.x, mark.y)
        break
      default:
        mark satisfies never
    }
  }
  pen.globalAlpha = 1
}
