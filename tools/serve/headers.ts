/** What a static host has to send for the site to have all it needs. */

/** Lets pages share memory with their workers: they are isolated from other origins. */
const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const

/** Files whose names change with their contents. */
const IMMUTABLE = [
  /^\/_astro\//,
  /^\/pagefind\/(index|fragment)\//,
  /^\/runtime\/packages\//,
  /^\/runtime\/images\//,
  /^\/runtime\/core-/,
  /^\/runtime\/pyodide-[\d.]+\//,
]

/**
 * The headers of the file at a path of the site.
 *
 * @param isolated false for a host that can send no headers of its own
 */
export function headersOf(path: string, isolated: boolean): Readonly<Record<string, string>> {
  const immutable = IMMUTABLE.some((pattern) => pattern.test(path))
  return {
    ...(isolated ? ISOLATION : {}),
    'Cache-Control': immutable ? 'public,max-age=31536000,immutable' : 'no-cache',
  }
}
