import type { Tell } from './note.ts'

const LONGEST = 60

/** Names questions: `Grant's Tomb` to `grant-s-tomb`, the second of them to `grant-s-tomb-2`. */
export function idsFrom(taken: Set<string> = new Set()): (title: string) => string {
  return (title) => {
    const plain = title
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .slice(0, LONGEST)
      .replaceAll(/^-+|-+$/g, '')
    const wanted = plain === '' ? 'question' : plain
    let id = wanted
    for (let n = 2; taken.has(id); n++) id = `${wanted}-${n}`
    taken.add(id)
    return id
  }
}

/** Tells where a title is not the same as its id. */
export function named(title: string, name: (title: string) => string, tell: Tell): string {
  const id = name(title)
  if (title !== '' && title !== id) tell('name')
  return id
}
