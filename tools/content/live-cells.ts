/** Turns a fenced block that says `live` into a code cell, for lessons that import nothing. */

interface Attribute {
  readonly type: 'mdxJsxAttribute'
  readonly name: string
  readonly value: string
}

interface Node {
  type: string
  lang?: string | null
  meta?: string | null
  value?: string
  name?: string
  attributes?: readonly Attribute[]
  children?: Node[]
}

const NAME = /\bname="([^"]+)"/

function toCell(node: Node): void {
  const name = NAME.exec(node.meta ?? '')?.[1]
  if (name === undefined) throw new Error('a live cell has a name: ```python live name="…"')
  const attribute = (key: string, value: string): Attribute => ({
    type: 'mdxJsxAttribute',
    name: key,
    value,
  })
  node.attributes = [attribute('name', name), attribute('code', node.value ?? '')]
  node.type = 'mdxJsxFlowElement'
  node.name = 'CodeCell'
  node.children = []
  delete node.value
}

function walk(node: Node): void {
  if (node.type === 'code' && node.lang === 'python' && /\blive\b/.test(node.meta ?? '')) {
    toCell(node)
    return
  }
  node.children?.forEach(walk)
}

/** A remark plugin. */
export function liveCells(): (tree: Node) => void {
  return walk
}
