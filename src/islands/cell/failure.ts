/** An error: the sentence that is for the reader, and the traceback. */

import type { Language } from '../../i18n/language.ts'
import { text } from '../../i18n/text.ts'
import { withCode } from '../with-code.ts'

/** With a sentence, the traceback is folded behind the error's own line; without, it is all there is. */
export function failure(traceback: string, sentence: string | null, language: Language): Element {
  const lines = traceback.trimEnd().split('\n')
  if (sentence === null) return stack(lines)
  const shown = document.createElement('div')
  shown.className = 'failure'
  const advice = document.createElement('p')
  advice.className = 'advice'
  advice.append(withCode(sentence))
  const fold = document.createElement('details')
  const summary = document.createElement('summary')
  summary.textContent = lines.at(-1) ?? text(language, 'cell.traceback')
  fold.append(summary, stack(lines))
  shown.append(advice, fold)
  return shown
}

function stack(lines: readonly string[]): HTMLPreElement {
  const pre = document.createElement('pre')
  pre.className = 'failed'
  pre.tabIndex = 0
  for (const line of lines) {
    // IPython points at the failing line with an arrow.
    if (/^-+> /.test(line)) {
      const mark = document.createElement('mark')
      mark.textContent = line
      pre.append(mark, '\n')
    } else pre.append(`${line}\n`)
  }
  return pre
}
