/** What the reader does goes into the store, soon after it is done. */

import { score } from '../../grading/score.ts'
import type { Happening } from '../../progress/event.ts'
import { fold } from '../../progress/fold.ts'
import { onLeaving, openStore } from '../../progress/indexed.ts'
import type { Kept } from '../../progress/store.ts'
import { CodeCell } from '../cell/code-cell.ts'
import type { CheckedExercise } from '../exercise-card.ts'
import { tellUnkept } from './unkept.ts'
import { listVersions, offer } from './versions.ts'

/** At most so much typing is lost. */
const SOON_MS = 500

const store = openStore()
/** What is kept, or was written by the course, for each exercise on the page. */
const known = new Map<HTMLElement, string>()
const waiting = new Map<HTMLElement, ReturnType<typeof setTimeout>>()
let asked = false

const cellOf = (card: HTMLElement): CodeCell | null => {
  const cell = card.querySelector('code-cell')
  return cell instanceof CodeCell ? cell : null
}
const starterOf = (card: HTMLElement) => card.querySelector('textarea')?.defaultValue ?? ''

/** Browsers keep more firmly what they were asked to keep, once the reader has done something. */
async function askToPersist(): Promise<void> {
  if (asked || !('storage' in navigator) || (await navigator.storage.persisted())) return
  asked = true
  await navigator.storage.persist()
}

function tell(kept: Kept): void {
  if (kept.kind === 'kept') void askToPersist().catch(() => {})
  tellUnkept(kept)
}

export async function note(happening: Happening, module: string): Promise<void> {
  tell(await store.note(happening, module))
}

/** The code of an exercise has changed: it is kept half a second later. */
export function edited(card: HTMLElement): void {
  if (waiting.has(card)) return
  waiting.set(
    card,
    setTimeout(() => void keep(card), SOON_MS),
  )
}

async function keep(card: HTMLElement): Promise<void> {
  clearTimeout(waiting.get(card))
  waiting.delete(card)
  const { slug = '', edition = '' } = card.dataset
  const code = cellOf(card)?.code
  const starter = starterOf(card)
  if (code === undefined || code === (known.get(card) ?? starter)) return
  if (code === starter) store.close(slug)
  known.set(card, code)
  tell(await store.keep(slug, edition, code))
}

export async function checked(
  card: HTMLElement,
  { results, hints }: CheckedExercise,
): Promise<void> {
  const { slug = '', edition = '', module = '' } = card.dataset
  await keep(card)
  store.close(slug)
  await note({ kind: 'exercise-tried', exercise: slug, edition, ...score(results), hints }, module)
  const work = await store.work(slug)
  if (work !== null) listVersions(card, work, (code) => put(card, code))
}

/** Puts an earlier version into the cell; what was there is a version of its own. */
async function put(card: HTMLElement, code: string): Promise<void> {
  await keep(card)
  store.close(card.dataset.slug ?? '')
  const cell = cellOf(card)
  if (cell !== null) cell.code = code
}

/** Exercises are as the reader left them. */
export async function takeUpAll(cards: readonly HTMLElement[]): Promise<void> {
  const { events, works } = await store.everything()
  const { exercises } = fold(events)
  for (const card of cards) {
    const { slug = '', edition = '' } = card.dataset
    const view = exercises.get(slug)
    if (view !== undefined && view.tries > 0 && card.dataset.state === 'new') {
      card.dataset.state = view.passed ? 'passed' : 'tried'
    }
    const work = works.find(({ exercise }) => exercise === slug)
    const cell = cellOf(card)
    if (work === undefined || cell === null) continue
    const current = offer(card, work, edition, (code) => put(card, code))
    // Who types faster than this is read has begun anew; the earlier version is in the list.
    if (current === null || cell.code !== starterOf(card)) continue
    known.set(card, current)
    if (current !== cell.code) cell.code = current
  }
}

function keepAll(): void {
  for (const card of [...waiting.keys()]) void keep(card)
}

onLeaving(keepAll)
document.addEventListener('visibilitychange', keepAll)
