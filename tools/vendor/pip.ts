import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findPython } from '../bootstrap/python.mjs'
import { DISK_FULL, Trouble } from '../trouble.ts'

/** As `bootstrap/run.mjs` has found it, where it saw that it will be needed. */
const python = () => process.env.ESSAIM_PYTHON ?? lookForPython()

function lookForPython(): string {
  try {
    return findPython()
  } catch (error) {
    throw new Trouble(error instanceof Error ? error.message : String(error))
  }
}

/** The same wheels whatever machine asks; their native parts are left out later. */
const TARGET = [
  '--python-version',
  '3.12',
  '--implementation',
  'cp',
  '--abi',
  'cp312',
  '--abi',
  'abi3',
  '--abi',
  'none',
  '--platform',
  'manylinux2014_x86_64',
  '--platform',
  'manylinux_2_28_x86_64',
  '--only-binary=:all:',
]

function pip(folder: string, arguments_: readonly string[]): void {
  const ran = spawnSync(
    python(),
    [
      '-m',
      'pip',
      'download',
      '--disable-pip-version-check',
      '-q',
      '--no-deps',
      '-d',
      folder,
    ].concat(arguments_),
    { encoding: 'utf8' },
  )
  if (ran.status === 0) return
  if (/No space left on device/.test(ran.stderr)) throw new Trouble(DISK_FULL)
  const lines = `${ran.stderr}`.trim().split('\n')
  const last = lines.findLast((line) => line.startsWith('ERROR')) ?? lines.at(-1) ?? ''
  if (/THESE PACKAGES DO NOT MATCH THE HASHES/.test(ran.stderr)) {
    throw new Trouble('a download from the package registry has not the sha256 that is locked')
  }
  throw new Trouble(`pip could not download what is missing: ${last.replace(/^ERROR: /, '')}`)
}

/** Downloads wheels by name, without dependencies, into `folder`. */
export function pipDownload(requirements: readonly string[], folder: string): void {
  pip(folder, [...TARGET, ...requirements])
}

/** Downloads wheels that must have the given hashes. */
export function pipDownloadHashed(
  wheels: readonly { name: string; version: string; sha256: string }[],
  folder: string,
): void {
  const own = mkdtempSync(join(tmpdir(), 'essaim-pip-'))
  const file = join(own, 'requirements.txt')
  const lines = wheels.map((w) => `${w.name}==${w.version} --hash=sha256:${w.sha256}`)
  try {
    writeFileSync(file, `${lines.join('\n')}\n`)
    pip(folder, [...TARGET, '--require-hashes', '-r', file])
  } finally {
    rmSync(own, { recursive: true })
  }
}

/** Downloads one wheel that is made for any platform. */
export function pipDownloadAny(requirement: string, folder: string): void {
  pip(folder, [requirement])
}
