import { type ReadNow, readOverHttp } from './packages.ts'

/** The suite runs nodes under Node, where a file is read instead. */
interface Suite {
  readonly essaimReadNow?: ReadNow
}

export const readNow: ReadNow = (url) => ((globalThis as Suite).essaimReadNow ?? readOverHttp)(url)
