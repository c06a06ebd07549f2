import type { ArchivedFile, Directory } from './archive.ts'
import type { EmscriptenFs, FsNode, FsStream } from './emscripten.ts'

const ENOENT = 44
const EINVAL = 28
const EIO = 29
const EPERM = 63
const DIRECTORY_MODE = 0o40755
const FILE_MODE = 0o100644
/** One date for all: Python's path finders keep what they listed while it does not change. */
const DATE = new Date(1_700_000_000_000)

/**
 * Mounts a tree of archived files. Nothing is unpacked: a file's inode is made when it is looked
 * up, and its bytes are read where they lie, in memory that all nodes share. What is written is
 * copied first, and is this node's own.
 */
export function mountTree(fs: EmscriptenFs, tree: Directory, path: string): void {
  const refuse = () => {
    throw new fs.ErrnoError(EPERM)
  }
  /** Bytes may have to be fetched. Any other error than one of the file system ends Pyodide. */
  const contents = (file: ArchivedFile) => {
    try {
      return file.bytes
    } catch (error) {
      console.error(error)
      throw new fs.ErrnoError(EIO)
    }
  }
  const nodeOps = {
    getattr: (node: FsNode) => {
      const size = node.entry instanceof Map ? 4096 : sizeOf(node.entry)
      return {
        dev: 1,
        ino: node.id,
        mode: node.mode,
        nlink: 1,
        uid: 0,
        gid: 0,
        rdev: 0,
        size,
        atime: DATE,
        mtime: DATE,
        ctime: DATE,
        blksize: 4096,
        blocks: Math.ceil(size / 4096),
      }
    },
    setattr: (node: FsNode, attributes: { readonly size?: number }) => {
      if (attributes.size === undefined || node.entry instanceof Map) return
      node.entry.bytes = resized(contents(node.entry), attributes.size)
    },
    lookup: (parent: FsNode, name: string) => {
      const entry = parent.entry instanceof Map ? parent.entry.get(name) : undefined
      if (entry === undefined) throw new fs.ErrnoError(ENOENT)
      return create(parent, name, entry)
    },
    mknod: (parent: FsNode, name: string, mode: number) => {
      if (!(parent.entry instanceof Map)) throw new fs.ErrnoError(EINVAL)
      const entry = fs.isDir(mode) ? new Map() : { bytes: new Uint8Array() }
      parent.entry.set(name, entry)
      return create(parent, name, entry)
    },
    rename: refuse,
    unlink: (parent: FsNode, name: string) => {
      if (parent.entry instanceof Map) parent.entry.delete(name)
    },
    rmdir: (parent: FsNode, name: string) => {
      if (parent.entry instanceof Map) parent.entry.delete(name)
    },
    symlink: refuse,
    readdir: (node: FsNode) => ['.', '..', ...(node.entry instanceof Map ? node.entry.keys() : [])],
  }
  const streamOps = {
    read: (
      stream: FsStream,
      buffer: Uint8Array,
      offset: number,
      length: number,
      position: number,
    ) => {
      if (stream.node.entry instanceof Map) throw new fs.ErrnoError(EINVAL)
      const part = contents(stream.node.entry).subarray(position, position + length)
      buffer.set(part, offset)
      return part.byteLength
    },
    write: (
      stream: FsStream,
      buffer: Uint8Array,
      offset: number,
      length: number,
      position: number,
    ) => {
      const { entry } = stream.node
      if (entry instanceof Map) throw new fs.ErrnoError(EINVAL)
      entry.bytes = resized(contents(entry), Math.max(sizeOf(entry), position + length))
      entry.bytes.set(buffer.subarray(offset, offset + length), position)
      return length
    },
    llseek: (stream: FsStream, offset: number, whence: number) => {
      const size = stream.node.entry instanceof Map ? 0 : sizeOf(stream.node.entry)
      const position = offset + (whence === 1 ? stream.position : whence === 2 ? size : 0)
      if (position < 0) throw new fs.ErrnoError(EINVAL)
      return position
    },
  }
  const create = (parent: FsNode | null, name: string, entry: ArchivedFile | Directory): FsNode => {
    const node = fs.createNode(parent, name, entry instanceof Map ? DIRECTORY_MODE : FILE_MODE, 0)
    node.node_ops = nodeOps
    node.stream_ops = streamOps
    node.entry = entry
    return node
  }
  fs.mount({ mount: () => create(null, '/', tree) }, {}, path)
}

const sizeOf = (file: ArchivedFile) => file.size ?? file.bytes.byteLength

/** A copy with another length. */
function resized(bytes: Uint8Array, length: number): Uint8Array {
  const copy = new Uint8Array(length)
  copy.set(bytes.subarray(0, length))
  return copy
}
