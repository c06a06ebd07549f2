/** A deck of 80 slides with 20 cells: slides of a built deck, as often as needed. */

const SLIDE = /<section id="([\w-]+)"[^>]*>[\s\S]*?<\/section>/g
const BEGIN = '<div class="slides">'
const END = '</essaim-deck>'

export const SLIDES = 80
export const CELLS = 20

/** Each slide once, in an order that spreads the cells over the deck. */
export function longDeck(page: string): string {
  const begin = page.indexOf(BEGIN) + BEGIN.length
  const end = page.indexOf(END)
  const slides = [...page.slice(begin, end).matchAll(SLIDE)].map(([html, id = '']) => ({
    html,
    id,
  }))
  const [withCell, others] = [
    slides.filter(({ html }) => cellsIn(html) === 1),
    slides.filter(({ html }) => cellsIn(html) === 0),
  ]
  if (withCell.length === 0 || others.length === 0) throw new Error('this deck has no such slides')
  const every = SLIDES / CELLS
  const made = Array.from({ length: SLIDES }, (_, at) => {
    const [from, turn] =
      at % every === every - 1 ? [withCell, Math.floor(at / every)] : [others, at]
    const slide = from[turn % from.length]
    return slide === undefined ? '' : renamed(slide.html, slide.id, at)
  })
  return `${page.slice(0, begin)}${made.join('')}</div></div>${page.slice(end)}`
}

const cellsIn = (html: string) => html.match(/<code-cell/g)?.length ?? 0

/** Ids and names are said once in a page. */
const renamed = (html: string, id: string, at: number) =>
  html
    .replaceAll(`id="${id}`, `id="${id}-${at}`)
    .replaceAll(`aria-labelledby="${id}`, `aria-labelledby="${id}-${at}`)
    .replaceAll(/data-name="([^"]+)"/g, `data-name="$1-${at}"`)
