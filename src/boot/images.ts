/** Which memory image a page's code wants, read from its text. */

import { IMAGES, type ImageName, larger } from '../../workers/protocol/image.ts'

const IMPORTS = /^[ \t]*(?:from[ \t]+([\w.]+)|import[ \t]+([^#\n;]+))/gm

/** Names that are imported from packages which an image has. */
const PROVIDES: ReadonlyMap<string, ImageName> = new Map([
  ['numpy', 'arrays'],
  ['pandas', 'data'],
  ['pyarrow', 'data'],
  ['scipy', 'ml'],
  ['sklearn', 'ml'],
  ['joblib', 'ml'],
  ['dask.array', 'arrays'],
  ['dask.dataframe', 'data'],
])

/**
 * The smallest image that has what the code plainly imports.
 *
 * A guess that is wrong costs time, never a result: what is missing is loaded when it is imported.
 */
export function imageFor(code: string): ImageName {
  let image: ImageName = 'core'
  for (const [, from, imported = ''] of code.matchAll(IMPORTS)) {
    for (const name of from === undefined ? imported.split(',') : [from]) {
      const [top = '', second = ''] = (name.trim().split(/\s/)[0] ?? '').split('.')
      image = larger(image, PROVIDES.get(`${top}.${second}`) ?? PROVIDES.get(top) ?? 'core')
    }
  }
  return image
}

/**
 * The image for a page: what it declares, or more if a cell imports more.
 *
 * A free page declares none. Who begins with numpy there goes on with pandas, and loading that
 * late takes far longer than having it.
 */
export function imageForPage(declared: string | undefined, codes: readonly string[]): ImageName {
  const known = IMAGES.find((name) => name === declared) ?? 'core'
  const wanted = codes.map(imageFor).reduce(larger, known)
  return declared === undefined && wanted === 'arrays' ? 'data' : wanted
}
