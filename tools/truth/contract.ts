/** The contract, all of it, on both sides, file by file. */

import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { contractInTab, contractNatively } from '../../workers/suite/contract.ts'
import { isBad, type TestResult } from '../../workers/suite/pytest/results.ts'
import { say } from '../site/prepare.ts'
import { Trouble } from '../trouble.ts'

function tell({ id, outcome, seconds, message }: TestResult): void {
  if (outcome === 'passed') return
  console.log(`${outcome} ${id} (${seconds} s)\n${message.slice(-1500)}`)
}

/** @throws Trouble where a case fails on one of the two sides */
export async function contract(words: readonly string[]): Promise<void> {
  const files = readdirSync(
    fileURLToPath(new URL('../../workers/python/contract', import.meta.url)),
  )
    .filter((file) => /^test_\w+\.py$/.test(file))
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
  let [bad, cases, known] = [0, 0, 0]
  for (const file of files) {
    const target = [`contract/${file}`]
    const natively = await contractNatively(null, target)
    const report = await contractInTab(null, tell, target)
    if (natively === null || report === null) throw new Trouble('Python 3.12 is missing')
    const failed = report.results.filter(isBad).length
    const differ = report.results.filter(({ outcome }) => outcome === 'xfailed').length
    if (natively.counts === null || natively.counts.failed > 0) console.log(natively.output)
    say(
      `${file}: natively ${natively.counts?.passed} passed, ${natively.counts?.failed} failed; ` +
        `in the tab ${report.passed - differ} passed, ${failed} failed, ${differ} differ as is known`,
    )
    bad += failed + report.unreadable.length + (natively.counts?.failed ?? 1)
    cases += report.results.length
    known += differ
  }
  say(`${cases} cases, ${known} differ as is known, ${bad} failed on one side`)
  if (bad > 0 || cases === 0) throw new Trouble(`the contract is broken in ${bad} cases`)
}
