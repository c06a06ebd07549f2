/** The same files of tests on an interpreter from an image, and on one that loads its packages. */

import type { LargeImage } from '../../../workers/protocol/image.ts'
import { loadAssets } from '../../../workers/suite/cluster.ts'
import type { Cargo } from '../../../workers/suite/pytest/cargo.ts'
import type { PytestReport } from '../../../workers/suite/pytest/results.ts'
import { runPytestInTab, type TabPytest } from '../../../workers/suite/pytest/run.ts'
import { Trouble } from '../../trouble.ts'

export const SIDES = ['restored', 'loaded'] as const
export type Side = (typeof SIDES)[number]

export const SECONDS_PER_TEST = 60
/** Sets of parameters of one test. */
export const MOST = 4

export interface SideRun {
  readonly side: Side
  readonly image: LargeImage
  /** The site-packages of a native Python with pytest. */
  readonly packages: string
  readonly files: Cargo
  readonly targets: readonly string[]
  /** Ids; all of the targets without it. */
  readonly only?: readonly string[]
  readonly onTarget?: TabPytest['onTarget']
}

/** @throws Trouble where a file of tests could not be read */
export async function runSide(wanted: SideRun): Promise<PytestReport> {
  const { side, image, packages, files, targets, only, onTarget } = wanted
  const report = await runPytestInTab({
    sitePackages: packages,
    assets: loadAssets(side === 'restored' ? image : 'core'),
    files,
    targets,
    args: ['-p', 'imported_first'],
    mostParameters: MOST,
    secondsPerTest: SECONDS_PER_TEST,
    ...(only === undefined ? {} : { only }),
    ...(onTarget === undefined ? {} : { onTarget }),
  })
  const [unread] = report.unreadable
  if (unread !== undefined) throw new Trouble(`${unread.id} could not be read: ${unread.message}`)
  return report
}
