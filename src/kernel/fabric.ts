import type { FileChange, FilesAtBoot } from '../../workers/protocol/files.ts'
import type { FromNode, ToNode } from '../../workers/protocol/wire.ts'

/** What a kernel needs of the cluster's hub to be a host on the fabric. */
export interface FabricHub {
  join(host: string, port: Reader): void
  leave(host: string): void
  connect(connect: Extract<FromNode, { kind: 'connect' }>): void
}

export interface Reader {
  post(message: ToNode, transfer?: readonly Transferable[]): void
}

/** What a kernel needs of the files that it shares with the cluster. */
export interface SharedDisk {
  join(reader: Reader): FilesAtBoot
  leave(reader: Reader): void
  change(by: Reader, change: FileChange): void
  write(path: string, bytes: Uint8Array): void
}
