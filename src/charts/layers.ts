/** Where the nodes of a graph go: each a layer after all that it needs, with few crossings. */

export interface Placed {
  readonly layer: number
  /** Its place in its layer, from 0. */
  readonly place: number
}

export interface Layout {
  readonly places: ReadonlyMap<string, Placed>
  readonly layers: number
  /** How many the largest layer has. */
  readonly largest: number
}

/** How often the order within the layers is made better. */
const SWEEPS = 4

/** A graph given as what each name needs; names that are needed and not there are left out. */
export function layoutOf(needs: ReadonlyMap<string, readonly string[]>): Layout {
  const layerOf = depths(needs)
  const layers: string[][] = []
  for (const [name, layer] of layerOf) {
    layers[layer] ??= []
    layers[layer].push(name)
  }
  const needed = new Map([...needs].map(([name, all]) => [name, all.filter((n) => needs.has(n))]))
  const users = new Map<string, string[]>([...needs.keys()].map((name) => [name, []]))
  for (const [name, all] of needed) for (const other of all) users.get(other)?.push(name)
  const order = new Map<string, number>()
  const number = (layer: readonly string[]) => {
    for (const [at, name] of layer.entries()) order.set(name, at)
  }
  for (const layer of layers) number(layer)
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const neighbours = sweep % 2 === 0 ? needed : users
    for (const layer of sweep % 2 === 0 ? layers : layers.toReversed()) {
      const centre = new Map(layer.map((name) => [name, middle(neighbours.get(name), order, name)]))
      layer.sort((a, b) => (centre.get(a) ?? 0) - (centre.get(b) ?? 0))
      number(layer)
    }
  }
  const places = new Map(
    [...layerOf].map(([name, layer]) => [name, { layer, place: order.get(name) ?? 0 }]),
  )
  return { places, layers: layers.length, largest: Math.max(0, ...layers.map((l) => l.length)) }
}

function middle(
  neighbours: readonly string[] | undefined,
  order: ReadonlyMap<string, number>,
  name: string,
): number {
  if (neighbours === undefined || neighbours.length === 0) return order.get(name) ?? 0
  return neighbours.reduce((sum, other) => sum + (order.get(other) ?? 0), 0) / neighbours.length
}

/** The longest way to each name from one that needs nothing; a circle is cut where it is met. */
function depths(needs: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, number> {
  const known = new Map<string, number>()
  const onTheWay = new Set<string>()
  for (const root of needs.keys()) {
    const waiting = [root]
    while (waiting.length > 0) {
      const name = waiting.at(-1) ?? ''
      const all = (needs.get(name) ?? []).filter((other) => needs.has(other))
      const open = all.filter((other) => !known.has(other) && !onTheWay.has(other))
      if (known.has(name) || open.length === 0) {
        const deepest = Math.max(-1, ...all.map((other) => known.get(other) ?? -1))
        if (!known.has(name)) known.set(name, deepest + 1)
        onTheWay.delete(name)
        waiting.pop()
      } else {
        onTheWay.add(name)
        waiting.push(...open)
      }
    }
  }
  return known
}
