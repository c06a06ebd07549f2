/** One picture of the panel: what it draws, where, and the table behind it. */

import { paint, type Resolve } from '../../charts/canvas.ts'
import { matrixScene, networkScene } from '../../charts/flows.ts'
import { GraphPicture } from '../../charts/graph.ts'
import { memoryScene } from '../../charts/memory.ts'
import { progressScene } from '../../charts/progress.ts'
import type { Scene, Words } from '../../charts/scene.ts'
import { streamScene } from '../../charts/stream.ts'
import { SvgPicture } from '../../charts/svg.ts'
import type { Replay } from '../../cluster/replay.ts'
import type { ClusterView } from '../../cluster/view.ts'
import type { PictureName } from '../../components/cluster/pictures.ts'
import type { Language } from '../../i18n/language.ts'
import { fillTable, TABLES } from './table-rows.ts'
import { Transfers } from './travelling.ts'

export interface Moment {
  readonly replay: Replay
  readonly view: ClusterView
  /** Milliseconds, as the page's clock has them. */
  readonly now: number
  readonly language: Language
  readonly words: Words
  readonly resolve: Resolve
}

/** A picture is not drawn narrower than this, in pixels. */
const LEAST_WIDTH = 200

type Scenes = (moment: Moment, width: number) => readonly Scene[]

export class Drawing {
  readonly name: PictureName
  readonly section: HTMLElement
  visible = false
  #width = 0
  readonly #canvases: readonly HTMLCanvasElement[]
  readonly #svgs: readonly SvgPicture[]
  readonly #roots: readonly SVGSVGElement[]
  readonly #body: HTMLTableSectionElement | null
  readonly #details: HTMLDetailsElement | null
  readonly #graph = new GraphPicture()
  readonly #transfers: Transfers

  constructor(section: HTMLElement, changed: () => void) {
    this.section = section
    this.name = section.dataset.picture as PictureName
    this.#canvases = [...section.querySelectorAll('canvas')]
    this.#roots = [...section.querySelectorAll<SVGSVGElement>('svg.drawing')]
    this.#svgs = this.#roots.map((root) => new SvgPicture(root))
    this.#body = section.querySelector('tbody')
    this.#details = section.querySelector('details')
    this.#details?.addEventListener('toggle', changed)
    const place = this.#canvases[0] ?? this.#roots[0]
    if (place !== undefined) {
      // Asking for a width in the middle of a draw would lay the page out again.
      new ResizeObserver(([entry]) => {
        this.#width = entry?.contentRect.width ?? 0
        changed()
      }).observe(place)
    }
    this.#transfers = new Transfers(matchMedia('(prefers-reduced-motion: reduce)').matches)
  }

  /** Whether it moves by itself for a while. */
  get moving(): boolean {
    return this.visible && this.#transfers.moving
  }

  draw(moment: Moment): void {
    const scenes = this.scenes(moment)
    scenes.forEach((scene, index) => {
      const [canvas, svg] = [this.#canvases[index], this.#svgs[index]]
      const root: HTMLElement | SVGSVGElement | undefined = canvas ?? this.#roots[index]
      if (canvas !== undefined) {
        canvas.style.height = `${scene.height}px`
        paint(canvas, scene, moment.resolve)
      }
      svg?.show(scene)
      root?.setAttribute('data-things', String(scene.things))
      root?.setAttribute('data-drawn', String(scene.drawn))
    })
    if (this.#body !== null && (this.#details === null || this.#details.open)) {
      fillTable(this.#body, TABLES[this.name](moment.view, moment.language, moment.replay))
    }
  }

  /** What it shows at a moment; each picture's own scenes, top to bottom. */
  scenes(moment: Moment): readonly Scene[] {
    return this.#scenes[this.name](moment, Math.max(this.#width, LEAST_WIDTH))
  }

  readonly #scenes: Readonly<Record<PictureName, Scenes>> = {
    tasks: ({ replay, view, words }, width) => [
      streamScene(replay.log.columns, replay.cursor, view, width, words),
    ],
    progress: ({ view, words }, width) => [progressScene(view, width, words)],
    graph: ({ view, words }, width) => [this.#graph.scene(view, width, words)],
    memory: ({ view, words }, width) => [memoryScene(view, width, words)],
    transfers: ({ view, now, words }, width) => [
      networkScene(view, this.#transfers.at(view, now), width, words),
      matrixScene(view, width, words),
    ],
    workers: () => [],
    events: () => [],
  }
}
