import type { FromNode, ToNode } from '../../workers/protocol/wire.ts'

/** What a kernel needs of the cluster's hub to be a host on the fabric. */
export interface FabricHub {
  join(
    host: string,
    port: { post(message: ToNode, transfer?: readonly Transferable[]): void },
  ): void
  leave(host: string): void
  connect(connect: Extract<FromNode, { kind: 'connect' }>): void
}
