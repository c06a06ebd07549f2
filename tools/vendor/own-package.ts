/** Our own Python project as the archive holds it: sources and the metadata of a wheel. */

import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parse } from 'smol-toml'
import { PYTHON } from '../paths.ts'
import type { Tree } from './wheel.ts'

interface Project {
  readonly project: {
    readonly name: string
    readonly version: string
    readonly 'entry-points': Readonly<Record<string, Readonly<Record<string, string>>>>
  }
}

export function ownPackage(): Tree {
  const files: Tree = new Map()
  for (const entry of readdirSync(PYTHON, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.py')) continue
    const path = join(entry.parentPath, entry.name)
    files.set(relative(PYTHON, path).replaceAll('\\', '/'), new Uint8Array(readFileSync(path)))
  }
  const { project } = parse(
    readFileSync(join(PYTHON, '../pyproject.toml'), 'utf8'),
  ) as unknown as Project
  const information = `${project.name}-${project.version}.dist-info`
  const text = (lines: readonly string[]) => new TextEncoder().encode(`${lines.join('\n')}\n`)
  files.set(
    `${information}/METADATA`,
    text(['Metadata-Version: 2.1', `Name: ${project.name}`, `Version: ${project.version}`]),
  )
  const sections = Object.entries(project['entry-points']).flatMap(([group, entries]) => [
    `[${group}]`,
    ...Object.entries(entries).map(([name, target]) => `${name} = ${target}`),
  ])
  files.set(`${information}/entry_points.txt`, text(sections))
  return files
}
