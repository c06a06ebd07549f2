/** The built site: made anew when something that it is made from changed. */

import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { runNode } from '../child.ts'
import { DIST, ROOT } from '../paths.ts'
import { DISK_FULL, Trouble } from '../trouble.ts'
import { isFresh, stamp } from '../vendor/stamps.ts'
import { siteInputs } from './inputs.ts'
import { workFolder } from './leftovers.ts'
import { writeOneFiles } from './one-file.ts'
import { indexSite } from './search.ts'

const ASTRO = join(ROOT, 'node_modules/astro/bin/astro.mjs')

/** For Astro: no question to its makers, our own base. */
export const astroEnvironment = (base: string) => ({
  ASTRO_TELEMETRY_DISABLED: '1',
  ESSAIM_BASE: base,
})

/** Astro says much before it says what is wrong. */
function fromFirstError(output: string): string {
  const lines = output.trim().split('\n')
  return lines
    .slice(
      Math.max(
        0,
        lines.findIndex((line) => line.includes('[ERROR]')),
      ),
    )
    .join('\n')
}

async function astroBuild(folder: string, base: string): Promise<void> {
  const ran = await runNode([ASTRO, 'build', '--outDir', folder], { env: astroEnvironment(base) })
  if (ran.code === 0) return
  rmSync(folder, { recursive: true, force: true })
  if (/ENOSPC/.test(ran.output)) throw new Trouble(DISK_FULL)
  throw new Trouble(`the site could not be built:\n${fromFirstError(ran.output)}`)
}

/** Puts a finished folder where the old one was: by renaming, so that it is whole or not there. */
function swap(made: string, target: string): void {
  const old = `${made}-old`
  mkdirSync(dirname(target), { recursive: true })
  if (existsSync(target)) renameSync(target, old)
  renameSync(made, target)
  rmSync(old, { recursive: true, force: true })
}

export interface Site {
  readonly folder: string
  readonly base: string
}

export const SITE: Site = { folder: DIST, base: '/' }

/** @returns whether it had to be built */
export async function buildSite(say: (line: string) => void, site = SITE): Promise<boolean> {
  const { folder, base } = site
  const step = `site-${basename(folder)}`
  const inputs = siteInputs(base)
  if (isFresh(step, inputs)) return false
  say('building the site …')
  const made = workFolder('new')
  await astroBuild(made, base)
  await writeOneFiles(made)
  await indexSite(made)
  swap(made, folder)
  stamp(step, inputs, [join(folder, 'index.html'), join(folder, 'runtime/manifest.json')])
  return true
}
