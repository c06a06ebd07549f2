import { writeProgress } from '../../progress/file.ts'
import { openStore } from '../../progress/indexed.ts'
import { hand } from '../quiz/hand.ts'

/** Gives the reader everything as one file. */
export async function exportProgress(name: string): Promise<void> {
  const at = Date.now()
  const content = writeProgress({ name, at, ...(await openStore().everything()) })
  const day = new Date(at).toISOString().slice(0, 10)
  const owner = name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '')
  hand(`essaim-${owner === '' ? 'progress' : owner}-${day}.json`, content, 'application/json')
}
