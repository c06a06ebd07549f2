import type { Language } from '../../i18n/language.ts'
import type { AskedQuestion } from '../question.ts'

const WORDS = { en: ['True', 'False'], fr: ['Vrai', 'Faux'] } as const

/** A statement that is true or false, as a question with two answers. */
export function trueFalse(
  asked: Pick<AskedQuestion, 'id' | 'prompt' | 'points' | 'why'>,
  isTrue: boolean,
  whys: { readonly right: string; readonly wrong: string },
  language: Language,
): AskedQuestion {
  const choices = WORDS[language].map((text, at) => {
    const right = (at === 0) === isTrue
    return { text, credit: right ? 1 : 0, why: right ? whys.right : whys.wrong }
  })
  return { ...asked, kind: 'single', choices, shuffle: false }
}
