/** The Python files of the exercises, as text, when the site is built. */

const files: Readonly<Record<string, string>> = import.meta.glob(
  '../../content/exercises/*/{starter,solution,check}.py',
  { query: '?raw', import: 'default', eager: true },
)

export interface ExerciseFiles {
  readonly starter: string
  readonly solution: string
  readonly check: string
}

/** @throws Error when one is missing */
export function exerciseFiles(slug: string): ExerciseFiles {
  const read = (name: string) => {
    const found = files[`../../content/exercises/${slug}/${name}.py`]
    if (found === undefined) throw new Error(`content/exercises/${slug}/${name}.py is missing`)
    return found
  }
  return { starter: read('starter'), solution: read('solution'), check: read('check') }
}
