/** What programs tell a terminal among their text: colours, and where the next character goes. */

const ESCAPE = '\u001b'
/** A sequence, as the source of a pattern. */
export const SEQUENCE = `${ESCAPE}\\[[\\d;?]*[A-Za-z]`

const ALL = new RegExp(SEQUENCE, 'g')

/** A text as it reads where no terminal is told anything. */
export const withoutEscapes = (text: string): string => text.replaceAll(ALL, '')
