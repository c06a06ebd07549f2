/** What is said of the memory that workers have, in the reader's language. */

import type { NodeView } from '../../cluster/view.ts'
import { bytes } from '../../i18n/format.ts'
import type { Language } from '../../i18n/language.ts'
import { text } from '../../i18n/text.ts'

/** Empty where no worker of the tab has a limit. */
export function limitLine(language: Language, nodes: readonly NodeView[]): string {
  const one = nodes.find(({ limit, idle, spills }) => limit > 0 && idle > 0 && spills !== null)
  if (one === undefined || one.spills === null) return ''
  const { limit, idle, spills } = one
  return text(language, 'cluster.limit', {
    limit: bytes(language, limit),
    idle: bytes(language, idle),
    rest: bytes(language, limit - idle),
    spills: text(language, `cluster.spills.${spills}`),
  })
}
