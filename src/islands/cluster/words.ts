/** What pictures say, in the reader's language. */

import type { Words } from '../../charts/scene.ts'
import { pictureText } from '../../i18n/cluster/text.ts'
import { bytes, decimal, integer } from '../../i18n/format.ts'
import type { Language } from '../../i18n/language.ts'

export function wordsIn(language: Language): Words {
  return {
    empty: pictureText(language, 'words.empty'),
    client: pictureText(language, 'words.client'),
    bytes: (count) => bytes(language, count),
    seconds: (count) => `${decimal(language, count)}\u00a0s`,
    integer: (count) => integer(language, count),
  }
}
