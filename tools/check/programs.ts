/** The checks that other programs make. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Ran, run, runNode } from '../child.ts'
import { ROOT } from '../paths.ts'
import { pythonEnvironment } from '../python/environment.ts'
import { astroEnvironment } from '../site/build.ts'
import { say } from '../site/prepare.ts'
import type { Part, Verdict } from './part.ts'

const bin = (path: string) => join(ROOT, 'node_modules', path)
const TSC = bin('typescript/bin/tsc')
const PROJECT = join(ROOT, 'workers/python')

const verdict = (ran: Ran): Verdict =>
  ran.code === 0 ? { kind: 'passed' } : { kind: 'failed', output: ran.output.trim() }

function node(name: string, arguments_: readonly string[]): Part {
  return {
    name,
    judge: async () => verdict(await runNode(arguments_, { env: astroEnvironment('/') })),
  }
}

function python(name: string, commands: readonly (readonly string[])[]): Part {
  return {
    name,
    judge: async () => {
      const program = await pythonEnvironment(say)
      if (program === null) return { kind: 'skipped', why: 'there is no Python 3.12 here' }
      for (const [command = '', ...rest] of commands) {
        const ran = await run(program(command), rest, { cwd: PROJECT })
        if (ran.code !== 0) return verdict(ran)
      }
      return { kind: 'passed' }
    },
  }
}

const ROOMS = ['src', 'workers', 'tools', 'e2e', 'bench'].filter((room) =>
  existsSync(join(ROOT, room)),
)

export const PROGRAMS: readonly Part[] = [
  node('style', [bin('@biomejs/biome/bin/biome'), 'ci', '--colors=off']),
  node('types of workers', [TSC, '-p', 'workers/tsconfig.json']),
  node('types of tools and tests', [TSC, '-p', 'tools/tsconfig.json']),
  node('types of the site', [bin('astro/bin/astro.mjs'), 'check', '--minimumSeverity', 'warning']),
  node('arrows between rooms', [
    bin('dependency-cruiser/bin/dependency-cruiser.mjs'),
    '--config',
    '.dependency-cruiser.cjs',
    ...ROOMS,
  ]),
  node('dead code', [bin('knip/bin/knip.js'), '--no-config-hints']),
  python('style of Python', [
    ['ruff', 'check', '--no-cache', '.'],
    ['ruff', 'format', '--no-cache', '--check', '.'],
  ]),
  python('types of Python', [['mypy', '--cache-dir', join(ROOT, '.cache/mypy')]]),
]
