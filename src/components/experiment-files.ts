/** The Python files of the experiments, as text, when the site is built. */

const files: Readonly<Record<string, string>> = import.meta.glob(
  '../../content/experiments/*/code.py',
  { query: '?raw', import: 'default', eager: true },
)

/** @throws Error when it is missing */
export function experimentCode(slug: string): string {
  const found = files[`../../content/experiments/${slug}/code.py`]
  if (found === undefined) throw new Error(`content/experiments/${slug}/code.py is missing`)
  return found
}
