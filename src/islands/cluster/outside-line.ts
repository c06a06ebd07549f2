/** What is said of a cluster outside the tab, in the reader's language. */

import type { OutsideTrouble } from '../../../workers/protocol/kernel.ts'
import type { OutsideView } from '../../cluster/outside.ts'
import type { Language } from '../../i18n/language.ts'
import { text } from '../../i18n/text.ts'

/** Why it could not be reached. */
export function outsideTrouble(language: Language, trouble: OutsideTrouble): string {
  const { kind, ...values } = trouble
  return text(language, `outside.${kind}`, { ...values, origin: location.origin })
}

/** How it is connected. */
export function outsideLine(language: Language, view: OutsideView): string {
  const { address, state, workers, unseen, differs } = view
  if (state === 'lost') return text(language, 'outside.lost', { address })
  const listed = differs.map(([name, here, there]) =>
    text(language, 'outside.differs.one', { name, here, there }),
  )
  return [
    text(language, 'outside.connected', { address, count: workers.length }),
    ...(unseen ? [text(language, 'outside.unseen')] : []),
    ...(listed.length > 0 ? [text(language, 'outside.differs', { list: listed.join('; ') })] : []),
  ].join(' ')
}
