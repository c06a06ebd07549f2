import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'yaml'
import { readLock } from '../vendor/lock.ts'
import { schedulerCommand, workerCommand } from './commands.ts'
import { outsideFiles, PRELOAD_NAME, pythonVersion } from './files.ts'

interface Service {
  readonly build: { readonly dockerfile_inline: string }
  readonly environment: { readonly ESSAIM_ORIGIN: string }
}

const lock = readLock()
const python = pythonVersion()
const PRELOAD = 'import os\n\nprint("a preload")\n'
const files = outsideFiles(lock, python, PRELOAD)
const versions = new Map(lock.files.map(({ name, version }) => [name, version]))

function agree(pins: readonly string[]): void {
  for (const pin of pins) {
    const [name = '', version] = pin.split('==')
    assert.equal(version, versions.get(name), pin)
  }
  const named = new Set(pins.map((pin) => pin.split('==')[0]))
  const wanted = ['dask', 'distributed', 'cloudpickle', 'msgpack', 'tornado', 'numpy', 'pandas']
  for (const name of wanted) assert.ok(named.has(name), name)
  const left = [...versions.keys()].filter((name) => !named.has(name))
  assert.deepEqual(left, ['openblas', 'pyodide-unix-timezones', 'sqlite3'])
}

test('Python is the one that a tab runs', () => {
  assert.match(python, /^3\.12\.\d+$/)
})

test('requirements and the conda environment have the versions of the lock', () => {
  agree(files['requirements.txt'].split('\n').filter((line) => /^[^#]/.test(line)))
  const { dependencies } = parse(files['environment.yml'])
  assert.equal(dependencies[0], `python=${python}`)
  agree(dependencies[2].pip)
})

test('compose starts what the tests start, and only this machine reaches it', () => {
  const { services } = parse(files['compose.yaml'])
  assert.deepEqual(Object.keys(services), ['scheduler', 'real-1', 'real-2'])
  assert.deepEqual(services.scheduler.command, ['dask', ...schedulerCommand(PRELOAD_NAME)])
  for (const name of ['real-1', 'real-2']) {
    const line = workerCommand(PRELOAD_NAME, 'ws://scheduler:8786', name)
    assert.deepEqual(services[name].command, ['dask', ...line])
  }
  for (const port of services.scheduler.ports) assert.match(port, /^127\.0\.0\.1:/)
  for (const { build, environment } of Object.values<Service>(services)) {
    assert.match(build.dockerfile_inline, new RegExp(`^FROM python:${python}-slim$`, 'm'))
    assert.match(environment.ESSAIM_ORIGIN, /^\$\{ESSAIM_ORIGIN:\?/)
  }
})

test('the values for Helm name one scheduler, by WebSocket, with the same versions', () => {
  const { scheduler, worker, fullnameOverride, jupyter } = parse(files['helm-values.yaml'])
  assert.equal(worker.custom_scheduler_url, `ws://${fullnameOverride}-scheduler:8786`)
  assert.equal(jupyter.enabled, false)
  for (const { image, env, extraArgs } of [scheduler, worker]) {
    assert.equal(image.tag, `${versions.get('dask')}-py3.12`)
    assert.deepEqual(extraArgs, ['--protocol', 'ws://', '--preload', PRELOAD])
    const packages = env.find(({ name }: { name: string }) => name === 'EXTRA_PIP_PACKAGES')
    agree(packages.value.split(' '))
  }
})
