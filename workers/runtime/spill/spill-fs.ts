import type { EmscriptenModule, FsNode, FsStream } from '../emscripten.ts'
import type { Disk } from './memory-disk.ts'
import { BLOCK, type Extent, Space } from './space.ts'

const EINVAL = 28
const EIO = 29
const ENOMEM = 48
const ENOSPC = 51
/** Python's buffered files write in pieces of this many bytes. */
const PIECE = 64 * 1024
const SEEK_CUR = 1
const SEEK_END = 2

type Named = Record<string, FsNode>

/**
 * Mounts a disk. Directories are Emscripten's own, in memory; a file's bytes lie on the disk, and
 * only pass through the wasm heap. A file that is removed while it is open reads as empty.
 */
export function mountDisk(module: EmscriptenModule, disk: Disk, path: string): void {
  const { FS: fs } = module
  const space = new Space()
  const held = new WeakMap<FsNode, Extent[]>()

  const extentsOf = (node: FsNode) => held.get(node) ?? []
  const resize = (node: FsNode, size: number) => {
    const extents = extentsOf(node)
    const has = extents.reduce((sum, { length }) => sum + length, 0)
    if (size > has) held.set(node, [...extents, ...space.take(size - has)])
    else if (has - size >= BLOCK) {
      const { kept, rest } = split(extents, Math.ceil(size / BLOCK) * BLOCK)
      held.set(node, kept)
      space.give(rest)
      disk.cut(space.end)
    }
    node.usedBytes = size
  }
  /** Calls with each stretch of the disk that the bytes of a file cover. */
  const along = (
    node: FsNode,
    position: number,
    length: number,
    act: (at: number, done: number, size: number) => void,
  ) => {
    let start = 0
    for (const extent of extentsOf(node)) {
      const from = Math.max(position, start)
      const to = Math.min(position + length, start + extent.length)
      if (from < to) act(extent.at + from - start, from - position, to - from)
      start += extent.length
    }
  }
  const read = (node: FsNode, target: Uint8Array, position: number): number => {
    const length = Math.max(0, Math.min(target.byteLength, (node.usedBytes ?? 0) - position))
    try {
      along(node, position, length, (at, done, size) =>
        disk.read(target.subarray(done, done + size), at),
      )
    } catch {
      throw new fs.ErrnoError(EIO)
    }
    return length
  }

  const memory = fs.filesystems.MEMFS
  const streamOps = {
    read: (stream: FsStream, into: Uint8Array, offset: number, length: number, at: number) =>
      read(stream.node, into.subarray(offset, offset + length), at),
    write: (stream: FsStream, from: Uint8Array, offset: number, length: number, at: number) => {
      const { node } = stream
      const before = node.usedBytes ?? 0
      try {
        if (at + length > before) resize(node, at + length)
        along(node, at, length, (place, done, size) =>
          disk.write(from.subarray(offset + done, offset + done + size), place),
        )
      } catch {
        resize(node, before)
        throw new fs.ErrnoError(ENOSPC)
      }
      return length
    },
    llseek: (stream: FsStream, offset: number, whence: number) => {
      const size = stream.node.usedBytes ?? 0
      const start = whence === SEEK_CUR ? stream.position : whence === SEEK_END ? size : 0
      if (start + offset < 0) throw new fs.ErrnoError(EINVAL)
      return start + offset
    },
    mmap: (stream: FsStream, length: number, position: number) => {
      const ptr = module.mmapAlloc(length)
      if (ptr === 0) throw new fs.ErrnoError(ENOMEM)
      read(stream.node, module.HEAPU8.subarray(ptr, ptr + length), position)
      return { ptr, allocated: true }
    },
  }
  const dressed = (node: FsNode): FsNode => {
    if (fs.isDir(node.mode)) {
      node.node_ops = { ...node.node_ops, mknod, unlink, rename }
      return node
    }
    const { getattr, setattr } = node.node_ops as Record<string, (...all: unknown[]) => object>
    node.node_ops = {
      getattr: (one: FsNode) => ({ ...getattr?.(one), blksize: PIECE }),
      setattr: (one: FsNode, { size, ...others }: { readonly size?: number }) => {
        setattr?.(one, others)
        if (size !== undefined) resize(one, size)
      },
    }
    node.stream_ops = streamOps
    return node
  }
  const mknod = (parent: FsNode, name: string, mode: number, dev: number) =>
    dressed(memory.createNode(parent, name, mode, dev))
  const forget = (parent: FsNode, name: string) => {
    const node = (parent.contents as Named | undefined)?.[name]
    if (node !== undefined && !fs.isDir(node.mode)) resize(node, 0)
  }
  const unlink = (parent: FsNode, name: string) => {
    forget(parent, name)
    delete (parent.contents as Named)[name]
  }
  const rename = (node: FsNode, parent: FsNode, name: string) => {
    forget(parent, name)
    memory.ops_table.dir.node.rename(node, parent, name)
  }
  fs.mkdirTree(path)
  fs.mount({ mount: () => dressed(memory.createNode(null, '/', 0o40777, 0)) }, {}, path)
}

function split(extents: readonly Extent[], at: number) {
  const kept: Extent[] = []
  const rest: Extent[] = []
  let start = 0
  for (const { at: place, length } of extents) {
    const keep = Math.min(Math.max(at - start, 0), length)
    if (keep > 0) kept.push({ at: place, length: keep })
    if (keep < length) rest.push({ at: place + keep, length: length - keep })
    start += length
  }
  return { kept, rest }
}
