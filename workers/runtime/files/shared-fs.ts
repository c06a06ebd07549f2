import type { FileChange, Kept } from '../../protocol/files.ts'
import type { EmscriptenModule, FsNode, FsStream } from '../emscripten.ts'
import { type Draft, Drafts } from './drafts.ts'
import type { SharedFiles } from './shared-files.ts'

const EINVAL = 28
const ENOENT = 44
const ENOSPC = 51
const ENOTEMPTY = 55
const EPERM = 63
const FOLDER_MODE = 0o40777
const FILE_MODE = 0o100666
const LINK_MODE = 0o120777
const O_APPEND = 0o2000
const SEEK_CUR = 1
const SEEK_END = 2
/** Python's buffered files write in pieces of this many bytes. */
const PIECE = 64 * 1024
const NOTHING = new Uint8Array()

type Opened = FsStream & { draft?: Draft }

/**
 * Mounts the shared files at these folders. What is written stays in a draft, which is published
 * when it is closed or synchronised; names come and go at once.
 */
export function mountShared(
  module: EmscriptenModule,
  files: SharedFiles,
  folders: readonly string[],
): void {
  const { FS: fs } = module
  const memory = fs.filesystems.MEMFS.ops_table.file
  const drafts = new Drafts()
  const roots = new Map<FsNode, string>()
  /** What Emscripten keeps by name, and would still find when another node has removed it. */
  let known: FsNode[] = []

  const pathOf = (node: FsNode): string =>
    roots.get(node) ?? `${pathOf(node.parent as FsNode)}/${node.name}`
  const under = (parent: FsNode, name: string) => `${pathOf(parent)}/${name}`
  const keptOf = (node: FsNode): Kept => {
    const kept = files.tree.get(pathOf(node))
    if (kept === undefined) throw new fs.ErrnoError(ENOENT)
    return kept
  }
  const forgetNames = () => {
    const mounted = known.filter((node) => node.mounted)
    for (const node of known) if (!node.mounted) fs.hashRemoveNode(node)
    known = mounted
  }
  const change = (one: FileChange) => {
    if (one.kind !== 'put') drafts.follow(one)
    files.publish(one)
  }
  const put = (path: string, kept: Kept, addedTo?: number) =>
    change({ kind: 'put', path, kept, ...(addedTo === undefined ? {} : { addedTo }) })
  files.onRemote = (one) => {
    drafts.follow(one)
    if (one.kind !== 'put') forgetNames()
  }

  const publish = (draft: Draft) => {
    if (!draft.dirty || draft.gone) return
    const bytes = files.lasting(draft.bytes)
    const { addedTo } = draft
    draft.published(bytes)
    put(draft.path, { kind: 'file', at: Date.now(), bytes }, addedTo)
  }
  const publishedBytes = (path: string) => {
    const kept = files.tree.get(path)
    return kept?.kind === 'file' ? kept.bytes : NOTHING
  }
  const open = (path: string) => drafts.open(path, () => publishedBytes(path))
  const close = (draft: Draft) => {
    publish(draft)
    drafts.close(draft)
  }
  const checkRoom = (draft: Draft, size: number) => {
    const more = size - publishedBytes(draft.path).byteLength
    if (size > draft.size && more > files.room) throw new fs.ErrnoError(ENOSPC)
  }
  const draftOf = (stream: Opened): Draft => {
    if (stream.draft === undefined) throw new fs.ErrnoError(EINVAL)
    return stream.draft
  }
  const write = (stream: Opened, bytes: Uint8Array, at: number) => {
    const draft = draftOf(stream)
    checkRoom(draft, at + bytes.byteLength)
    draft.write(bytes, at, (stream.flags & O_APPEND) !== 0)
    return bytes.byteLength
  }

  const sizeOf = (node: FsNode, kept: Kept) => {
    if (kept.kind === 'folder') return 4096
    if (kept.kind === 'link') return kept.target.length
    return drafts.get(pathOf(node))?.size ?? kept.bytes.byteLength
  }
  const isEmpty = (path: string) => files.tree.names(path).length === 0
  const remove = (parent: FsNode, name: string) =>
    change({ kind: 'removed', path: under(parent, name), at: Date.now() })

  const nodeOps = {
    getattr: (node: FsNode) => {
      const kept = keptOf(node)
      const size = sizeOf(node, kept)
      const date = new Date(kept.at)
      return {
        dev: 2,
        ino: node.id,
        mode: node.mode,
        nlink: 1,
        uid: 0,
        gid: 0,
        rdev: 0,
        size,
        atime: date,
        mtime: date,
        ctime: date,
        blksize: PIECE,
        blocks: Math.ceil(size / 512),
      }
    },
    setattr: (node: FsNode, { size, mode }: { readonly size?: number; readonly mode?: number }) => {
      // Modes are this node's own: nothing here refuses anybody anything.
      if (mode !== undefined) node.mode = mode
      if (size === undefined) return
      const draft = open(pathOf(node))
      try {
        checkRoom(draft, size)
        if (size !== draft.size) draft.resize(size)
      } finally {
        if (draft.handles === 1) close(draft)
        else drafts.close(draft)
      }
    },
    lookup: (parent: FsNode, name: string) => {
      const kept = files.tree.get(under(parent, name))
      if (kept === undefined) throw new fs.ErrnoError(ENOENT)
      return create(parent, name, kept)
    },
    mknod: (parent: FsNode, name: string, mode: number) => {
      const at = Date.now()
      const isFile = (mode & 0o170000) === 0o100000
      if (!isFile && !fs.isDir(mode)) throw new fs.ErrnoError(EPERM)
      const kept: Kept = isFile
        ? { kind: 'file', at, bytes: files.lasting(NOTHING) }
        : { kind: 'folder', at }
      // Another node may have made the file, too, and written to it: then this one opens that.
      put(under(parent, name), kept, isFile ? 0 : undefined)
      const node = create(parent, name, kept)
      node.mode = mode
      return node
    },
    rename: (node: FsNode, parent: FsNode, name: string) => {
      const path = pathOf(node)
      const to = under(parent, name)
      if (files.tree.get(to)?.kind === 'folder' && !isEmpty(to)) throw new fs.ErrnoError(ENOTEMPTY)
      change({ kind: 'renamed', path, to, at: Date.now() })
      forgetNames()
      node.parent = parent
      node.name = name
      known.push(node)
    },
    unlink: remove,
    rmdir: (parent: FsNode, name: string) => {
      if (!isEmpty(under(parent, name))) throw new fs.ErrnoError(ENOTEMPTY)
      remove(parent, name)
    },
    symlink: (parent: FsNode, name: string, target: string) => {
      const kept: Kept = { kind: 'link', at: Date.now(), target }
      put(under(parent, name), kept)
      return create(parent, name, kept)
    },
    readlink: (node: FsNode) => {
      const kept = keptOf(node)
      if (kept.kind !== 'link') throw new fs.ErrnoError(EINVAL)
      return kept.target
    },
    readdir: (node: FsNode) => ['.', '..', ...files.tree.names(pathOf(node))],
  }
  const streamOps = {
    open: (stream: Opened) => {
      if (!fs.isDir(stream.node.mode)) stream.draft = open(pathOf(stream.node))
    },
    dup: (stream: Opened) => {
      if (stream.draft !== undefined) stream.draft.handles++
    },
    close: (stream: Opened) => {
      if (stream.draft !== undefined) close(stream.draft)
    },
    fsync: (stream: Opened) => {
      if (stream.draft !== undefined) publish(stream.draft)
      return 0
    },
    read: (stream: Opened, into: Uint8Array, offset: number, length: number, at: number) => {
      const part = draftOf(stream).bytes.subarray(at, at + length)
      into.set(part, offset)
      return part.byteLength
    },
    write: (stream: Opened, from: Uint8Array, offset: number, length: number, at: number) =>
      write(stream, from.subarray(offset, offset + length), at),
    llseek: (stream: Opened, offset: number, whence: number) => {
      const size = stream.draft?.size ?? 0
      const start = whence === SEEK_CUR ? stream.position : whence === SEEK_END ? size : 0
      if (start + offset < 0) throw new fs.ErrnoError(EINVAL)
      return start + offset
    },
    mmap: (stream: Opened, length: number, at: number, protection: number, flags: number) => {
      // Emscripten's own copies a file's bytes into the heap.
      const node = { mode: FILE_MODE, contents: draftOf(stream).bytes }
      return memory.stream.mmap({ node }, length, at, protection, flags)
    },
    msync: (stream: Opened, from: Uint8Array, offset: number, length: number) => {
      write(stream, from.subarray(0, length), offset)
      return 0
    },
  }
  const dressed = (parent: FsNode | null, name: string, mode: number) => {
    const node = fs.createNode(parent, name, mode, 0)
    node.node_ops = nodeOps
    node.stream_ops = streamOps
    return node
  }
  const create = (parent: FsNode, name: string, kept: Kept) => {
    const modes = { folder: FOLDER_MODE, file: FILE_MODE, link: LINK_MODE }
    const node = dressed(parent, name, modes[kept.kind])
    known.push(node)
    return node
  }
  for (const folder of folders) {
    const mount = () => {
      const root = dressed(null, '/', FOLDER_MODE)
      roots.set(root, folder)
      return root
    }
    fs.mkdirTree(folder)
    fs.mount({ mount }, {}, folder)
  }
}
