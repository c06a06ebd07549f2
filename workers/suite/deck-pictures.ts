/** The pictures of the cluster as they are now, for a deck's record. */

import { matrixScene, networkScene } from '../../src/charts/flows.ts'
import { GraphPicture } from '../../src/charts/graph.ts'
import { memoryScene } from '../../src/charts/memory.ts'
import { progressScene } from '../../src/charts/progress.ts'
import type { Scene } from '../../src/charts/scene.ts'
import { streamScene } from '../../src/charts/stream.ts'
import { svgMarkup } from '../../src/charts/svg.ts'
import type { EventLog } from '../../src/cluster/events.ts'
import type { Language } from '../../src/i18n/language.ts'
import { wordsIn } from '../../src/islands/cluster/words.ts'
import type { RecordedPicture } from '../../src/slides/recorded.ts'

/** Transfers come with the workers' heartbeats; a log that is silent for so long has all of a run. */
const SILENT_MS = 1500

export function settled(log: EventLog): Promise<void> {
  return new Promise((resolve) => {
    const ended = () => {
      end()
      resolve()
    }
    let timer = setTimeout(ended, SILENT_MS)
    const end = log.subscribe((added) => {
      // Workers tell of their memory all the time.
      if (added.every(({ kind }) => kind === 'workers-sampled')) return
      clearTimeout(timer)
      timer = setTimeout(ended, SILENT_MS)
    })
  })
}

/** Pictures by name; those that are tables, or that show nothing yet, are left out. */
export function picturesNow(
  log: EventLog,
  names: readonly string[],
  language: Language,
  width: number,
): readonly RecordedPicture[] {
  return names.flatMap((name) => {
    const scenes = scenesNow(log, name, language, width).filter(({ things }) => things > 0)
    return scenes.length === 0 ? [] : [{ name, svgs: scenes.map(svgMarkup) }]
  })
}

function scenesNow(
  log: EventLog,
  name: string,
  language: Language,
  width: number,
): readonly Scene[] {
  const [view, words] = [log.live(), wordsIn(language)]
  switch (name) {
    case 'tasks':
      return [streamScene(log.columns, log.columns.end, view, width, words)]
    case 'progress':
      return [progressScene(view, width, words)]
    case 'graph':
      return [new GraphPicture().scene(view, width, words)]
    case 'memory':
      return [memoryScene(view, width, words)]
    case 'transfers':
      return [networkScene(view, [], width, words), matrixScene(view, width, words)]
    default:
      return []
  }
}
