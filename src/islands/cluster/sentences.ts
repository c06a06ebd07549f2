/** The notes of the log as sentences. */

import type { Note } from '../../cluster/view.ts'
import { counted, isPictureKey, pictureText } from '../../i18n/cluster/text.ts'
import { bytes } from '../../i18n/format.ts'
import type { Language } from '../../i18n/language.ts'

export function sentence(language: Language, note: Note): string {
  const number = (name: string) => Number(note.values[name] ?? 0)
  const values = {
    ...note.values,
    size: bytes(language, number('bytes')),
    results: counted(language, 'results', number('recomputed')),
    tasks: counted(language, 'tasks', note.about === 'died' ? number('running') : number('count')),
  }
  const key = `note.${note.about}${note.about === 'died' ? death(note) : ''}`
  return isPictureKey(key) ? pictureText(language, key, values) : note.about
}

function death({ values }: Note): string {
  const [recomputed, running] = [Number(values.recomputed) > 0, Number(values.running) > 0]
  if (recomputed && running) return 'Both'
  if (running) return 'Running'
  return recomputed ? '' : 'Idle'
}
