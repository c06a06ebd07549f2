/** An experiment: a belief, a cell that tries it, and what the reader's own run says of it. */

import { seenIn, type Verdict, verdictOn, withConstant } from '../experiments/verdict.ts'
import { integer } from '../i18n/format.ts'
import { pageLanguage } from '../i18n/language.ts'
import { text } from '../i18n/text.ts'
import { CodeCell } from './cell/code-cell.ts'
import { filled } from './experiment-said.ts'
import { withCode } from './with-code.ts'

interface Said extends Verdict {
  readonly says: string
}

interface Material {
  readonly parameter?: { readonly name: string; readonly values: readonly number[] }
  readonly verdicts: readonly Said[]
}

const language = pageLanguage()

class ExperimentCard extends HTMLElement {
  #material: Material | null = null

  connectedCallback(): void {
    const material = this.querySelector('.material')?.textContent
    if (material === null || material === undefined || this.#material !== null) return
    this.#material = JSON.parse(material) as Material
    this.#cell.onEnd = (count) => this.#ended(count)
    this.#prepareParameter()
    this.addEventListener('click', () => void this.#watch(), { once: true })
    this.addEventListener('keydown', () => void this.#watch(), { once: true })
  }

  get #cell(): CodeCell {
    const cell = this.querySelector('code-cell')
    if (!(cell instanceof CodeCell)) throw new Error('an experiment has a cell')
    return cell
  }

  /** The slider writes its value into the code, where the reader sees it. */
  #prepareParameter(): void {
    const parameter = this.#material?.parameter
    const slider = this.querySelector<HTMLInputElement>('.parameter input')
    const shown = this.querySelector<HTMLOutputElement>('.parameter output')
    if (parameter === undefined || slider === null || shown === null) return
    const value = () => parameter.values[Number(slider.value)] ?? 0
    const show = () => {
      shown.textContent = integer(language, value())
      slider.setAttribute('aria-valuetext', shown.textContent)
    }
    slider.addEventListener('input', () => {
      show()
      try {
        this.#cell.code = withConstant(this.#cell.code, parameter.name, value())
      } catch (error) {
        // The reader has taken the line away; the code is theirs.
        this.#say('unclear', error instanceof Error ? error.message : String(error))
      }
    })
    show()
  }

  /** The pictures come with the first run, not with the page. */
  async #watch(): Promise<void> {
    const place = this.querySelector<HTMLElement>('.watched')
    if (place === null) return
    const [{ openTab }, { Dashboard }] = await Promise.all([
      import('./tab.ts'),
      import('./cluster/dashboard.ts'),
    ])
    new Dashboard(place, openTab().cluster.log, language).soon()
  }

  #ended(count: number | null): void {
    if (count === null && this.#cell.state === 'idle') {
      this.dataset.state = 'new'
      return this.#place.replaceChildren(paragraph(text(language, 'experiment.waiting')))
    }
    const seen = (this.#cell.output?.events ?? [])
      .flatMap((event) => (event.kind === 'returned' ? [seenIn(event.data)] : []))
      .findLast((one) => one !== null)
    if (!seen) return this.#say('unclear', text(language, 'experiment.failed'))
    const verdict = verdictOn(seen, this.#material?.verdicts ?? [])
    if (verdict !== null) this.#say(verdict.means, filled(language, verdict.says, seen))
  }

  #say(means: Verdict['means'], sentence: string): void {
    this.dataset.state = means
    const first = document.createElement('strong')
    first.textContent = text(language, `experiment.${means}`)
    const line = document.createElement('p')
    line.append(first, ' ', withCode(sentence))
    this.#place.replaceChildren(line)
  }

  get #place(): HTMLElement {
    const place = this.querySelector<HTMLElement>('.verdict')
    if (place === null) throw new Error('an experiment has a place for its verdict')
    return place
  }
}

function paragraph(sentence: string): HTMLElement {
  const line = document.createElement('p')
  line.textContent = sentence
  return line
}

customElements.define('experiment-card', ExperimentCard)
