/** The visible checks of the notebooks to fill, as text, when the site is built. Hidden ones are not read. */

const files: Readonly<Record<string, string>> = import.meta.glob(
  '../../../content/notebooks/*/visible.py',
  { query: '?raw', import: 'default', eager: true },
)

/** @throws Error when there are none */
export function visibleChecks(slug: string): string {
  const found = files[`../../../content/notebooks/${slug}/visible.py`]
  if (found === undefined) throw new Error(`content/notebooks/${slug}/visible.py is missing`)
  return found
}
