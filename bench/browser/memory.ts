/** What a node takes: a page with four of them, and with eight. */

import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Samples } from '../samples.ts'
import { cellOf, startCell } from '../scenarios.ts'
import { runNumber } from '../session.ts'
import { openBrowser, renderers } from './browser.ts'
import { sessionOn } from './session.ts'

const FEW = 4
const MANY = 8
/** Until what starting left behind is collected. */
const SETTLING_MS = 3000

const SCALE = `client.cluster.scale(${MANY})\nclient.wait_for_workers(${MANY})\nprint(1)\n`

/** A process's share of memory, in megabytes; only Linux tells. */
export function shareOf(process: number): number {
  const rollup = readFileSync(`/proc/${process}/smaps_rollup`, 'utf8')
  const kilobytes = /^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1]
  if (kilobytes === undefined) throw new Error('the system does not tell a process’s share')
  return (Number(kilobytes) * 1024) / 1e6
}

export async function measureNodes(
  chromium: string,
  address: string,
  samples: Samples,
): Promise<void> {
  const { browser, page, close } = await openBrowser(chromium)
  const share = async () => {
    await pause(SETTLING_MS)
    return (await renderers(browser)).reduce((total, id) => total + shareOf(id), 0)
  }
  try {
    await page.goto(address)
    const session = sessionOn(page)
    await runNumber(session, startCell(FEW))
    const few = await share()
    await runNumber(session, SCALE)
    const many = await share()
    samples.add('browser', 'memory', (many - few) / (MANY - FEW))
    const heap = await runNumber(session, cellOf('cluster', 'heap_megabytes(client)'))
    samples.add('browser', 'heap', heap)
  } catch (error) {
    samples.fail('browser', 'memory', error)
  } finally {
    await close()
  }
}
