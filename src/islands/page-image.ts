import { IMAGES, type ImageName, larger } from '../../workers/protocol/image.ts'
import { imageFor } from '../boot/images.ts'

/** What is asked of a code cell here; its module comes to this one through the tab. */
interface WithCode extends Element {
  readonly code?: string
}

/** The image for this page: what its lesson declares, or more if a cell imports more. */
export function pageImage(): ImageName {
  const declared = document.querySelector<HTMLElement>('[data-image]')?.dataset.image
  const cells = [...document.querySelectorAll<WithCode>('code-cell')]
  const wanted = cells.map((cell) => imageFor(cell.code ?? ''))
  return wanted.reduce(larger, IMAGES.find((name) => name === declared) ?? 'core')
}
