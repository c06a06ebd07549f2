/** A progress file of the reader's machine, or the sentence why it cannot be taken. */

import { bytes } from '../../i18n/format.ts'
import { pageLanguage } from '../../i18n/language.ts'
import { progressText } from '../../i18n/progress/text.ts'
import { type ProgressFile, readProgress } from '../../progress/file.ts'

/** Twenty versions of thirty exercises are a hundredth of it. */
const MOST_BYTES = 50_000_000

export type Opened =
  | { readonly kind: 'read'; readonly file: ProgressFile }
  | { readonly kind: 'refused'; readonly sentence: string }

const language = pageLanguage()

export async function openProgress(file: File): Promise<Opened> {
  const refused = (
    key: Parameters<typeof progressText>[1],
    values: Readonly<Record<string, string | number>> = {},
  ): Opened => ({
    kind: 'refused',
    sentence: progressText(language, key, { file: file.name, ...values }),
  })
  if (file.size > MOST_BYTES) return refused('import.large', { most: bytes(language, MOST_BYTES) })
  const reading = readProgress(await file.text())
  switch (reading.kind) {
    case 'read':
      return reading
    case 'future':
      return refused('import.future', { version: reading.version })
    case 'damaged':
      return refused('import.damaged', { where: reading.where })
    case 'broken':
    case 'foreign':
      return refused(`import.${reading.kind}`)
    default:
      return reading satisfies never
  }
}
