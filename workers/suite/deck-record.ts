/** Everything that lives on a deck's slides, run once, as the site keeps it. */

import { readFileSync } from 'node:fs'
import { seenIn, verdictOn, withConstant } from '../../src/experiments/verdict.ts'
import { filled } from '../../src/islands/experiment-said.ts'
import { slidesOf } from '../../src/slides/deck.ts'
import type { DeckRecord, RecordedExperiment, RecordedPictures } from '../../src/slides/recorded.ts'
import { loadAssets, openTab, type Tab } from './cluster.ts'
import { asShown, deckFile, eventsOf, readDeckText, runDeck } from './deck.ts'
import { picturesNow, settled } from './deck-pictures.ts'
import { codeOf, experimentOf } from './experiment.ts'

/** Pixels of a picture as a slide shows it live: its letters are enlarged there. */
const WIDTH = 600
/** And beside an experiment. */
const WIDTH_BESIDE = 230

type Language = 'en' | 'fr'

const namesIn = (show: string) => show.split(/\s+/).filter((name) => name !== '')

export async function recordDeck(slug: string, language: Language): Promise<DeckRecord> {
  const tab = openTab(loadAssets(deckFile(slug).image ?? 'core'))
  try {
    const pictures: RecordedPictures[] = []
    const cells = await runDeck(tab, slug, language, [], async ({ id, pieces }) => {
      const names = pieces.flatMap((piece) => {
        if (piece.kind === 'picture') return [piece.name]
        return piece.kind === 'cluster' ? namesIn(piece.show) : []
      })
      if (names.length === 0) return
      const { log } = tab.cluster
      await settled(log)
      pictures.push({ slide: id, pictures: picturesNow(log, names, language, WIDTH) })
    })
    const versions = await versionsIn(tab)
    const experiments = await recordExperiments(slug, language)
    const when = new Date().toISOString().slice(0, 10)
    return { when, with: versions, cells, pictures, experiments }
  } finally {
    tab.close()
  }
}

/** In a tab of their own, so that the deck's cells find the names that they left. */
async function recordExperiments(
  slug: string,
  language: Language,
): Promise<readonly RecordedExperiment[]> {
  const asked = slidesOf(readDeckText(slug, language).deck).flatMap(({ pieces }) =>
    pieces.flatMap((piece) => (piece.kind === 'experiment' ? [piece.experiment] : [])),
  )
  const records: RecordedExperiment[] = []
  for (const experiment of asked) {
    const tab = openTab(loadAssets(deckFile(slug).image ?? 'core'))
    try {
      records.push(await recordExperiment(tab, experiment, language))
    } finally {
      tab.close()
    }
  }
  return records
}

/** As its slide shows it before anybody has touched it. */
async function recordExperiment(
  tab: Tab,
  slug: string,
  language: Language,
): Promise<RecordedExperiment> {
  const { parameter, verdicts, show } = experimentOf(slug)
  const code = codeOf(slug).trimEnd()
  const ran = parameter === undefined ? code : withConstant(code, parameter.name, parameter.start)
  const events = await eventsOf(tab, ran, `experiment ${slug}`)
  const seen = events
    .flatMap((event) => (event.kind === 'returned' ? [seenIn(event.data)] : []))
    .findLast((one) => one !== null)
  const verdict = seen ? verdictOn(seen, verdicts) : null
  if (!seen || verdict === null) throw new Error(`experiment ${slug} says nothing`)
  await settled(tab.cluster.log)
  return {
    experiment: slug,
    code,
    means: verdict.means,
    says: filled(language, verdict.says[language], seen),
    shown: asShown(events.filter(({ kind }) => kind === 'printed')),
    pictures: picturesNow(tab.cluster.log, namesIn(show), language, WIDTH_BESIDE),
  }
}

const VERSIONS = `import json, platform, dask, distributed
print(json.dumps({"Python": platform.python_version(), "dask": dask.__version__, "distributed": distributed.__version__}))`

/** Of what the cells ran with, as it says itself; Pyodide as package.json pins it. */
async function versionsIn(tab: Tab): Promise<Readonly<Record<string, string>>> {
  const events = await eventsOf(tab, VERSIONS, 'versions')
  const said = events.map((event) => (event.kind === 'printed' ? event.text : '')).join('')
  const file = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  const { dependencies } = JSON.parse(file) as {
    readonly dependencies: Readonly<Record<string, string>>
  }
  return {
    ...(JSON.parse(said) as Readonly<Record<string, string>>),
    Pyodide: dependencies.pyodide ?? '',
  }
}
