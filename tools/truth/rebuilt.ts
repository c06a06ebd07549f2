/** Whether the images that are made again are those that are there, byte for byte. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RuntimeManifest } from '../../workers/protocol/boot.ts'
import { RUNTIME } from '../paths.ts'
import { say } from '../site/prepare.ts'
import { Trouble } from '../trouble.ts'
import { makeImages } from '../vendor/images.ts'
import { nameOf } from '../vendor/names.ts'

/** @throws Trouble where a file has other bytes */
export async function imagesRebuilt(): Promise<void> {
  const read = (file: string) => new Uint8Array(readFileSync(join(RUNTIME, file)))
  const text = readFileSync(join(RUNTIME, 'manifest.json'), 'utf8')
  const { archive, modules, catalogue, images } = JSON.parse(text) as RuntimeManifest
  const there = new Set(
    Object.values(images).flatMap((files) => [files.memory, files.libraries, files.archive]),
  )
  const other: string[] = []
  const readPackage = (file: string) => read(`packages/${file}`)
  await makeImages(
    [read(archive), read(modules)],
    catalogue,
    readPackage,
    (folder, stem, ending, bytes) => {
      const name = nameOf(folder, stem, ending, bytes)
      if (!there.has(name)) other.push(name)
      say(`${name}: ${there.has(name) ? 'the same' : 'another one'}, ${bytes.byteLength} bytes`)
      return name
    },
  )
  if (other.length > 0) throw new Trouble(`made again, these are others: ${other.join(', ')}`)
}
