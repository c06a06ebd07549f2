import { pageLanguage } from '../i18n/language.ts'
import { frenchSpaces } from '../i18n/spaces.ts'

/** A sentence in which what stands between backticks is code. */
export function withCode(sentence: string): DocumentFragment {
  const fragment = document.createDocumentFragment()
  for (const [at, part] of sentence.split('`').entries()) {
    if (at % 2 === 0) fragment.append(pageLanguage() === 'fr' ? frenchSpaces(part) : part)
    else {
      const code = document.createElement('code')
      code.textContent = part
      fragment.append(code)
    }
  }
  return fragment
}
