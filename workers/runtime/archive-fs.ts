import type { ArchivedFile, Directory } from './archive.ts'
import type { EmscriptenFs, FsNode, FsStream } from './emscripten.ts'

const ENOENT = 44
const EINVAL = 28
const EROFS = 69
const DIRECTORY_MODE = 0o40555
const FILE_MODE = 0o100444
/** One date for all: Python's path finders keep what they listed while it does not change. */
const DATE = new Date(1_700_000_000_000)

/**
 * Mounts a tree of archived files, read-only. Nothing is unpacked: a file's inode is made when it
 * is looked up, and its bytes are read where they lie, in memory that all nodes share.
 */
export function mountTree(fs: EmscriptenFs, tree: Directory, path: string): void {
  const refuse = () => {
    throw new fs.ErrnoError(EROFS)
  }
  const nodeOps = {
    getattr: (node: FsNode) => {
      const size = node.entry instanceof Map ? 4096 : node.entry.bytes.byteLength
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
    setattr: refuse,
    lookup: (parent: FsNode, name: string) => {
      const entry = parent.entry instanceof Map ? parent.entry.get(name) : undefined
      if (entry === undefined) throw new fs.ErrnoError(ENOENT)
      return create(parent, name, entry)
    },
    mknod: refuse,
    rename: refuse,
    unlink: refuse,
    rmdir: refuse,
    symlink: refuse,
    readdir: (node: FsNode) => [
      '.',
      '..',
      ...(node.entry instanceof Map ? node.entry.keys() : []),
    ],
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
      const part = stream.node.entry.bytes.subarray(position, position + length)
      buffer.set(part, offset)
      return part.byteLength
    },
    write: refuse,
    llseek: (stream: FsStream, offset: number, whence: number) => {
      const size = stream.node.entry instanceof Map ? 0 : stream.node.entry.bytes.byteLength
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
