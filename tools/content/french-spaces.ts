/** Keeps French signs on the line of their word, in whatever is written as `fr.mdx`. */

import { frenchSpaces } from '../../src/i18n/spaces.ts'

interface Node {
  type: string
  value?: string
  children?: Node[]
}

function keep(node: Node): void {
  // What a heading says is its address as well.
  if (node.type === 'heading') return
  if (node.type === 'text' && node.value !== undefined) node.value = frenchSpaces(node.value)
  node.children?.forEach(keep)
}

/** A remark plugin. */
export function frenchLines(): (tree: Node, file: { readonly path?: string }) => void {
  return (tree, { path = '' }) => {
    if (/[\\/]fr\.mdx$/.test(path)) keep(tree)
  }
}
