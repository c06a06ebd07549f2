/** What decks of slides say. */
export const en = {
  home: 'Slides',
  'home.lead':
    'Decks that run: their cells and pictures are those of the lessons, on the same cluster in your tab.',
  deck: 'Slides: {title}',
  slides: '{count} slides',
  keys: 'Arrow keys and the space bar go on and back, Esc shows all slides, B makes the screen black, F fills it.',
  back: 'Previous step',
  on: 'Next step',
  at: 'Slide {number} of {count}',
  'at.title': 'Slide {number} of {count}: {title}',
  bar: 'Deck',
  overview: 'All slides',
  fullscreen: 'Full screen',
  print: 'Print',
  handout: 'Handout with notes',
  'theme.light': 'Light',
  'theme.dark': 'Dark',
  'theme.projector': 'Projector',
  theme: 'Colours: {name}',
  footnotes: 'Notes of this slide',
  prepared: 'Below: recorded. Run it for your own.',
  planned: '{minutes} min',
} as const

export type DeckKey = keyof typeof en
