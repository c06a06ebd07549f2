import type { ClusterNode } from './node.ts'

/** A node that does not answer for so long computes; so much later it is beyond an interrupt. */
const PATIENCE_MS = 120
const LAST_PATIENCE_MS = 2000
/** So many answers in a row tell a node that rests from one that is about to compute. */
const ANSWERS = 3

/**
 * Interrupts a node's tasks until it has answered several times in a row: a task that was on its
 * way when the reader pressed Stop starts to compute only after the first answer.
 * @returns false when the node is beyond an interrupt
 */
export async function calm(node: ClusterNode, present: () => boolean): Promise<boolean> {
  node.interruptTasks()
  for (let answered = 0; answered < ANSWERS && present(); answered++) {
    if (await node.answers(PATIENCE_MS)) {
      await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
    } else if (node.interruptComputing() && (await node.answers(LAST_PATIENCE_MS))) {
      answered = -1
    } else return false
  }
  // A signal that came too late for what it was meant for must not end the next task.
  node.forgetInterrupt()
  return true
}
