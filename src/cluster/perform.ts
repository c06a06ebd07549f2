import type { ClusterCommand } from '../../workers/protocol/cluster.ts'
import { type ClusterSession, SCHEDULER } from './session.ts'

/**
 * Does what a cell, a lesson or a scenario asks of the cluster.
 * @throws RangeError or Error with a sentence, for what cannot be done
 */
export async function perform(session: ClusterSession, command: ClusterCommand): Promise<void> {
  const { faults, network } = session
  switch (command.kind) {
    case 'start':
      return session.start(command)
    case 'scale':
      return session.scale(command.workers)
    case 'kill':
      session.running(command.node)
      return session.kill(command.node)
    case 'kill-scheduler':
      session.running(SCHEDULER)
      return session.kill(SCHEDULER)
    case 'restart':
      return session.restart(command.node)
    case 'interrupt':
      return session.interrupt()
    case 'stop':
      return session.stop()
    case 'freeze':
      return faults.freeze(command.node)
    case 'thaw':
      return faults.thaw(command.node)
    case 'slow':
      return faults.slow(command.node, command.factor)
    case 'fill-memory':
      return faults.fillMemory(command.node, command.bytes)
    case 'occupy':
      return faults.occupy(command.node)
    case 'use-network':
      return network.use(command.preset, command.seed)
    case 'place':
      return network.place(command.hosts)
    case 'link':
      return network.link(command.rule)
    case 'cut':
      return network.cut(command.from, command.to)
    case 'heal':
      return network.heal(command.from, command.to)
    case 'disconnect':
      return network.disconnect(command.node)
    case 'reconnect':
      return network.reconnect(command.node)
    default:
      return command satisfies never
  }
}
