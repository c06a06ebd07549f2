/** This page's kernel and cluster: one of each, made when they are first wanted. */

import { PYODIDE_VERSION } from '../../workers/protocol/boot.ts'
import { type ImageName, larger } from '../../workers/protocol/image.ts'
import { AssetStore } from '../boot/assets.ts'
import { type Capabilities, capabilities } from '../boot/capabilities.ts'
import { rememberStart, startedLastFrom } from '../boot/last-start.ts'
import { restoresSnapshots } from '../boot/restorable.ts'
import { OutsideClusters } from '../cluster/outside.ts'
import { playerOf, type ScenarioPlayer } from '../cluster/player.ts'
import { clusterRequests } from '../cluster/requests.ts'
import { ClusterSession } from '../cluster/session.ts'
import { spawnNode } from '../cluster/spawn.ts'
import { sweepSpilled } from '../cluster/sweep.ts'
import { href, pageLanguage } from '../i18n/language.ts'
import { KernelSession } from '../kernel/session.ts'
import { spawnKernel } from '../kernel/spawn.ts'
import { pageImage } from './page-image.ts'

export interface Tab {
  readonly kernel: KernelSession
  readonly cluster: ClusterSession
  /** Plays what a cell or a lesson asks for, one scenario at a time. */
  readonly player: ScenarioPlayer
  readonly outside: OutsideClusters
  readonly can: Capabilities
  /** The reader is about to run something: what is needed is read again, if this browser had it before. */
  prepare(): void
}

let tab: Tab | null = null

/** The page's sessions. Nothing runs, and nothing is fetched, before they are asked to. */
export function openTab(): Tab {
  if (tab !== null) return tab
  const can = capabilities()
  const base = import.meta.env.BASE_URL.replace(/\/$/, '')
  const url = new URL(`${base}/runtime/`, location.href).href
  const dataUrl = new URL(`${base}/data/`, location.href).href
  const restores = restoresSnapshots()
  let image: ImageName = 'core'
  let fellBack = false
  const fallBack = (reason: string) => {
    fellBack = true
    rememberStart(image, reason)
  }
  const store = new AssetStore({
    url,
    dataUrl,
    shared: can.shared,
    restores,
    relinks: restores && can.relinks,
    fellBack: fallBack,
  })
  const around = {
    assets: () => {
      // Nodes that come later have what those before them had.
      image = larger(image, pageImage())
      return store.get(image)
    },
    started: (fallback: string | null) => {
      if (fallback !== null) fallBack(fallback)
      else if (!fellBack) rememberStart(image, null)
    },
    pyodideUrl: `${url}pyodide-${PYODIDE_VERSION}/`,
    shared: can.shared,
    dashboardUrl: new URL(href(pageLanguage(), 'cluster/'), location.href).href,
  }
  const now = () => Date.now() / 1000
  const cluster = new ClusterSession({
    ...around,
    spawn: spawnNode,
    sweep: () => void sweepSpilled(),
    now,
  })
  const player = playerOf(cluster)
  const outside = new OutsideClusters(cluster.log, now)
  const kernel = new KernelSession({
    ...around,
    spawn: spawnKernel,
    hub: cluster.hub,
    disk: cluster.disk,
    request: clusterRequests(cluster, player),
    outside: (payload) => (payload === null ? outside.reset() : outside.hear(payload)),
  })
  const prepare = () => {
    const wanted = pageImage()
    // A failure is told when something runs: then it is fetched again.
    if (startedLastFrom(wanted)) store.get(wanted).catch(() => {})
  }
  tab = { kernel, cluster, player, outside, can, prepare }
  return tab
}
