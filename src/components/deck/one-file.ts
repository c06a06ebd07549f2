/** Where a deck as one file is, and how that speaks of the site that it came from. */

import { href, type Language } from '../../i18n/language.ts'

/** The id of the slide that says what the file is. */
export const ABOUT = 'about-this-file'

/** While the site is written there is only the page that the file is made from. */
export const fileAddress = (language: Language, deck: string) =>
  href(language, import.meta.env.DEV ? `slides/${deck}/alone/` : `slides/files/${deck}.html`)

/** The address of the live deck; null where nobody said where the site will be. */
export function liveAddress(language: Language, deck: string): string | null {
  const site = process.env.ESSAIM_SITE ?? ''
  return site === '' ? null : new URL(href(language, `slides/${deck}/`), site).href
}
