/** What the other side of a connection needs, with the very versions of the tab. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { PYODIDE } from '../paths.ts'
import type { Lock } from '../vendor/lock.ts'
import { schedulerCommand, workerCommand } from './commands.ts'

export const PRELOAD_NAME = 'essaim_origin.py'
/** Parts of Pyodide's own distribution that PyPI has not, or Python has already. */
const ONLY_IN_PYODIDE: ReadonlySet<string> = new Set([
  'openblas',
  'pyodide-unix-timezones',
  'sqlite3',
])
const WORKERS = 2
const ASKS = 'the origin of the site, as in http://localhost:4321'

/** The Python that a tab runs. */
export function pythonVersion(): string {
  const lock = JSON.parse(readFileSync(join(PYODIDE, 'pyodide-lock.json'), 'utf8')) as {
    readonly info: { readonly python: string }
  }
  return lock.info.python
}

function pins({ files }: Lock): readonly string[] {
  return files
    .filter(({ name }) => !ONLY_IN_PYODIDE.has(name))
    .map(({ name, version }) => `${name}==${version}`)
    .sort()
}

function environment(python: string, packages: readonly string[]): string {
  return stringify({
    name: 'essaim',
    channels: ['conda-forge'],
    dependencies: [`python=${python}`, 'pip', { pip: packages }],
  })
}

function compose(python: string): string {
  const build = {
    context: '.',
    dockerfile_inline: [
      `FROM python:${python}-slim`,
      'WORKDIR /essaim',
      `COPY requirements.txt ${PRELOAD_NAME} ./`,
      'RUN pip install --no-cache-dir -r requirements.txt',
      '',
    ].join('\n'),
  }
  // Compose's own placeholder: it asks for the variable.
  const admitted = { ESSAIM_ORIGIN: `$\{ESSAIM_ORIGIN:?${ASKS}}` }
  const shared = { build, environment: admitted }
  const workers = Array.from({ length: WORKERS }, (_, i) => `real-${i + 1}`)
  return stringify(
    {
      services: {
        scheduler: {
          ...shared,
          command: ['dask', ...schedulerCommand(PRELOAD_NAME)],
          // Whoever reaches this port can run code: only this machine may.
          ports: ['127.0.0.1:8786:8786', '127.0.0.1:8787:8787'],
        },
        ...Object.fromEntries(
          workers.map((name) => [
            name,
            {
              ...shared,
              command: ['dask', ...workerCommand(PRELOAD_NAME, 'ws://scheduler:8786', name)],
              depends_on: ['scheduler'],
            },
          ]),
        ),
      },
    },
    { aliasDuplicateObjects: false },
  )
}

/** Values for the Dask Helm chart (helm.dask.org); dask takes the text of a preload, too. */
function helmValues(python: string, lock: Lock, preload: string): string {
  const dask = lock.files.find(({ name }) => name === 'dask')?.version
  const [major, minor] = python.split('.')
  const image = { repository: 'ghcr.io/dask/dask', tag: `${dask}-py${major}.${minor}` }
  const env = [
    { name: 'ESSAIM_ORIGIN', value: 'https://site.example' },
    { name: 'EXTRA_PIP_PACKAGES', value: pins(lock).join(' ') },
  ]
  const extraArgs = ['--protocol', 'ws://', '--preload', preload]
  return stringify({
    fullnameOverride: 'essaim',
    scheduler: { image, env, extraArgs },
    worker: {
      image,
      env,
      extraArgs,
      replicas: WORKERS,
      custom_scheduler_url: 'ws://essaim-scheduler:8786',
    },
    jupyter: { enabled: false },
  })
}

/** The files by name. */
export function outsideFiles(lock: Lock, python: string, preload: string) {
  const packages = pins(lock)
  return {
    [PRELOAD_NAME]: preload,
    'requirements.txt': `# Python ${python}\n${packages.join('\n')}\n`,
    'environment.yml': environment(python, packages),
    'compose.yaml': compose(python),
    'helm-values.yaml': helmValues(python, lock, preload),
  } as const
}
