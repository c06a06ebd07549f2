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
  'recorded.picture': '{picture}, recorded',
  'recorded.none': 'Shown live on this slide: {picture}.',
  'recorded.cluster':
    'The live slide has a cluster of {workers} workers, with buttons that disturb it.',
  file: 'One offline file',
  'file.bar': 'Recorded on {day}',
  'file.about': 'About this file',
  'file.what':
    'This is the deck “{title}” in one file. It needs no network and no Python, and loads nothing.',
  'file.recorded':
    'What its cells, pictures and experiments show was recorded on {day}, with {with}. Nothing runs here.',
  'file.unrecorded': 'Nothing was recorded for this deck: its cells show their code alone.',
  'file.questions': 'Questions are marked in this page. Your answers are kept nowhere.',
  'file.live': 'The deck whose cells run:',
  'file.live.path': 'The deck whose cells run is on the site of your course, at {path}.',
  'file.licences':
    'Text: CC BY 4.0. Code: MIT. Slides are moved by reveal.js, MIT; its licence stands in this file.',
  'file.cell': 'Recorded. Nothing runs here.',
  'file.cell.none': 'No output was recorded for this code.',
} as const

export type DeckKey = keyof typeof en
