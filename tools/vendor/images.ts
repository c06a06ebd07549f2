/** The memory images: which there are, and their files. */

import type { PackageCatalogue } from '../../workers/protocol/boot.ts'
import type { ImageFiles, LargeImage } from '../../workers/protocol/image.ts'
import { addArchive, type Directory } from '../../workers/runtime/archive.ts'
import { joined } from './image/binary.ts'
import { importersIn } from './image/importers.ts'
import { makeImage } from './image/make.ts'
import type { Archives } from './snapshot.ts'
import type { Tree } from './wheel.ts'

/** What an image is made for; the packages that these depend on are in it as well. */
const WANTED = {
  arrays: ['numpy'],
  data: ['numpy', 'pandas', 'pyarrow'],
  ml: ['numpy', 'pandas', 'pyarrow', 'scipy', 'scikit-learn', 'joblib'],
} as const satisfies Readonly<Record<LargeImage, readonly string[]>>

/** Writes bytes under a name that changes with them; the name. */
export type Write = (folder: string, stem: string, ending: string, bytes: Uint8Array) => string

export async function makeImages(
  core: Archives,
  catalogue: PackageCatalogue,
  read: (file: string) => Uint8Array,
  write: Write,
): Promise<Readonly<Record<LargeImage, ImageFiles>>> {
  const trees = new Map(
    Object.entries(catalogue.packages).map(([name, { file }]) => [name, unpacked(read(file))]),
  )
  const importers = importersIn(trees.values())
  const made: Partial<Record<LargeImage, ImageFiles>> = {}
  for (const image of Object.keys(WANTED) as LargeImage[]) {
    const packages = withDependencies(catalogue, WANTED[image])
    const files: Tree = new Map(packages.flatMap((name) => [...(trees.get(name) ?? [])]))
    const { memory, modules, archive } = await makeImage({
      image,
      core,
      packages,
      files,
      importers,
    })
    const libraries = joined(modules)
    made[image] = {
      memory: write('images', image, 'image', memory),
      memoryBytes: memory.byteLength,
      libraries: write('images', image, 'libraries', libraries),
      librariesBytes: libraries.byteLength,
      libraryEnds: endsOf(modules),
      archive: write('images', image, 'zip', archive),
    }
  }
  return made as Readonly<Record<LargeImage, ImageFiles>>
}

function endsOf(parts: readonly Uint8Array[]): readonly number[] {
  let end = 0
  return parts.map(({ byteLength }) => {
    end += byteLength
    return end
  })
}

/** Packages after those that they depend on, sorted where nothing else decides. */
export function withDependencies(
  { packages }: PackageCatalogue,
  wanted: readonly string[],
): readonly string[] {
  const names = new Set<string>()
  const add = (name: string): void => {
    if (names.has(name)) return
    for (const other of packages[name]?.depends ?? []) add(other)
    names.add(name)
  }
  for (const name of wanted) add(name)
  return [...names]
}

function unpacked(archive: Uint8Array): Tree {
  const tree: Directory = new Map()
  const files: Tree = new Map()
  addArchive(tree, archive.slice().buffer)
  const walk = (directory: Directory, path: string): void => {
    for (const [name, entry] of directory) {
      if (entry instanceof Map) walk(entry, `${path}${name}/`)
      else files.set(path + name, entry.bytes)
    }
  }
  walk(tree, '')
  return files
}
