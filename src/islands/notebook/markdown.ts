/**
 * A text cell's Markdown as HTML that may stand in the page. Notebooks come from strangers: only
 * harmless elements and attributes pass, pictures are those that the notebook itself holds, and
 * showing it asks no other origin for anything. Loaded when there is a text to show.
 */

import DOMPurify, { type Config } from 'dompurify'
import { Marked, type TokenizerAndRendererExtension } from 'marked'
import type { Metadata } from '../../notebook/notebook.ts'
import { escaped } from '../../reading/markup.ts'

const TAGS =
  'a abbr b blockquote br caption cite code dd del details div dl dt em h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead tr u ul var'
const PLAIN = 'align alt colspan dir height lang open rowspan start title width'
const ADDRESSES = 'href src'
const PICTURE = /^data:image\/(png|jpeg|gif|webp|svg\+xml);/
const LINK = /^(https?:|mailto:)/i
const DEEPEST = 6

const ALLOWED: Config = {
  ALLOWED_TAGS: TAGS.split(' '),
  ALLOWED_ATTR: [...PLAIN.split(' '), ...ADDRESSES.split(' ')],
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|attachment:|data:image\/)/i,
  ADD_URI_SAFE_ATTR: PLAIN.split(' '),
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
}

interface Formula {
  readonly name: string
  readonly level: 'block' | 'inline'
  /** Where one may begin: Markdown's own rules read up to there. */
  readonly opening: RegExp
  readonly whole: RegExp
}

/** Formulas are shown as they are written: Markdown would take their underscores for emphasis. */
function formula({ name, level, opening, whole }: Formula) {
  return {
    name,
    level,
    start: (source: string) => {
      const at = source.search(opening)
      return at === -1 ? undefined : at
    },
    tokenizer: (source: string) => {
      const raw = whole.exec(source)?.[0]
      return raw === undefined ? undefined : { type: name, raw }
    },
    renderer: ({ raw }) => {
      const safe = escaped(raw.trim())
      return level === 'block' ? `<pre><code>${safe}</code></pre>` : `<code>${safe}</code>`
    },
  } satisfies TokenizerAndRendererExtension
}

const marked = new Marked({
  gfm: true,
  async: false,
  extensions: [
    formula({
      name: 'formula',
      level: 'block',
      opening: /^\$\$/m,
      whole: /^\$\$[^$]+\$\$[^\S\n]*(?:\n+|$)/,
    }),
    formula({
      name: 'small-formula',
      level: 'inline',
      opening: /\$/,
      whole: /^(?:\$\$[^$]+\$\$|\$(?!\s)[^$\n]*[^$\s\\]\$(?!\d))/,
    }),
  ],
  walkTokens: (token) => {
    // The page has its one title already.
    if (token.type === 'heading') token.depth = Math.min(token.depth + 1, DEEPEST)
  },
  renderer: { checkbox: ({ checked }) => (checked ? '☑ ' : '☐ ') },
})

/** The picture that a text names: its own data, or one attached to its cell. */
function pictureOf(source: string, attachments: Metadata | null): string | null {
  if (PICTURE.test(source)) return source
  if (!source.startsWith('attachment:')) return null
  const bundle = attachments?.[decodeURIComponent(source.slice('attachment:'.length))]
  if (typeof bundle !== 'object' || bundle === null) return null
  for (const [type, content] of Object.entries(bundle)) {
    const address = `data:${type};base64,${Array.isArray(content) ? content.join('') : content}`
    if (PICTURE.test(address)) return address.replaceAll('\n', '')
  }
  return null
}

/** In the place of a picture that lies elsewhere: a link, which the reader may follow. */
function linkTo(image: HTMLImageElement): HTMLElement {
  const link = document.createElement('a')
  const source = image.getAttribute('src') ?? ''
  link.textContent = image.alt || source
  if (LINK.test(source)) link.href = source
  return link
}

function settleImages(fragment: DocumentFragment, attachments: Metadata | null): void {
  for (const image of fragment.querySelectorAll('img')) {
    const picture = pictureOf(image.getAttribute('src') ?? '', attachments)
    if (picture === null) image.replaceWith(linkTo(image))
    else image.src = picture
  }
}

function settleLinks(fragment: DocumentFragment): void {
  for (const link of fragment.querySelectorAll('a')) {
    if (!LINK.test(link.getAttribute('href') ?? '')) link.removeAttribute('href')
    link.target = '_blank'
    link.rel = 'noopener noreferrer'
  }
}

export function renderMarkdown(source: string, attachments: Metadata | null): DocumentFragment {
  const html = marked.parse(source) as string
  const fragment = DOMPurify.sanitize(html, { ...ALLOWED, RETURN_DOM_FRAGMENT: true })
  settleImages(fragment, attachments)
  settleLinks(fragment)
  for (const pre of fragment.querySelectorAll<HTMLElement>('pre, table')) pre.tabIndex = 0
  return fragment
}
