import type { ImageName } from '../../workers/protocol/image.ts'
import { imageForPage } from '../boot/images.ts'

/** What is asked of a code cell here; its module comes to this one through the tab. */
interface WithCode extends Element {
  readonly code?: string
}

/** The image for this page, as it stands now: readers type imports, too. */
export function pageImage(): ImageName {
  const declared = document.querySelector<HTMLElement>('[data-image]')?.dataset.image
  const cells = [...document.querySelectorAll<WithCode>('code-cell')]
  return imageForPage(
    declared,
    cells.map((cell) => cell.code ?? ''),
  )
}
