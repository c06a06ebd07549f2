import { fileURLToPath } from 'node:url'

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))

export const ROOT = at('')
/** Downloads and stamps: may be kept between clones, may be deleted. */
export const CACHE = process.env.ESSAIM_CACHE ?? at('.cache')
/** Where wheels are looked for first; put copies here where there is no network. */
export const WHEELS = `${CACHE}/wheels`
export const PYODIDE = at('node_modules/pyodide')
export const PYTHON = at('workers/python/src')
/** Produced, served as it is, git-ignored. */
export const RUNTIME = at('public/runtime')
export const DATA = at('public/data')
export const PUBLIC = at('public')
export const DIST = at('dist')
