/** Text as it has to stand in HTML and XML. */

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Between the quotes of an attribute. */
export const escapedAttribute = (text: string): string => escaped(text).replaceAll('"', '&quot;')
