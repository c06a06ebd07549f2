export const LANGUAGES = ['en', 'fr'] as const
export type Language = (typeof LANGUAGES)[number]

export const NAMES: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français' }

export function isLanguage(text: string | undefined): text is Language {
  return text === 'en' || text === 'fr'
}

/** The language of the page that this runs in. */
export function pageLanguage(): Language {
  const { lang } = document.documentElement
  return isLanguage(lang) ? lang : 'en'
}

/** A page's address in a language, under the site's base path. */
export function href(language: Language, path = ''): string {
  const base = import.meta.env.BASE_URL.replace(/\/$/, '')
  return `${base}/${language}/${path}`
}
