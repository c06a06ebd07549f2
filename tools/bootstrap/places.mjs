import { fileURLToPath } from 'node:url'

/** @param {string} path */
const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

export const ROOT = at('')
export const NPM_LOCK = at('package-lock.json')
export const NODE_MODULES = at('node_modules')
export const WHEEL_LOCK = at('tools/vendor/lock.json')
export const CACHE = process.env.ESSAIM_CACHE ?? at('.cache')
