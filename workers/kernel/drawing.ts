/** Draws graphs with Graphviz, which is fetched when the first one is drawn. */

import type { Viz } from '@viz-js/viz'

interface Drawing {
  readonly source: string
  readonly engine: string
  readonly format: string
}

let viz: Promise<Viz> | null = null

/** JSON with `output`, or with `error`: Graphviz's own sentences. */
export async function draw(payload: string): Promise<string> {
  const { source, engine, format } = JSON.parse(payload) as Drawing
  try {
    viz ??= import('@viz-js/viz').then(({ instance }) => instance())
    if (format === 'version') return JSON.stringify({ output: (await viz).graphvizVersion })
    const drawn = (await viz).render(source, { engine, format })
    if (drawn.status === 'success') return JSON.stringify({ output: drawn.output })
    return JSON.stringify({ error: drawn.errors.map(({ message }) => message).join('\n') })
  } catch (error) {
    // A download that failed is tried again by the next drawing.
    viz = null
    return JSON.stringify({ error: error instanceof Error ? error.message : String(error) })
  }
}
