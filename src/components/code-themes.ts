/** The colours of code that nobody edits, in both schemes, wherever a page shows some. */
export const CODE_THEMES = {
  light: 'github-light-high-contrast',
  dark: 'github-dark-high-contrast',
} as const
