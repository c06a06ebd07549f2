import { spawn } from 'node:child_process'
import { ROOT } from './places.mjs'

const QUIET = [
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
  // Without a network npm would wait for minutes before it says so.
  '--fetch-retries=3',
  '--fetch-retry-mintimeout=500',
  '--fetch-retry-maxtimeout=4000',
]

/** npm as it was started itself, else the one on PATH; never the Node that it may replace. */
function program() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env
  if (script?.endsWith('.js') && node !== undefined) return { command: node, first: [script] }
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', first: [] }
}

/**
 * @param {readonly string[]} arguments_
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export function npm(arguments_) {
  const { command, first } = program()
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...first, ...arguments_, ...QUIET], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: command.endsWith('.cmd'),
    })
    let output = ''
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      output += chunk
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    const stop = () => {
      child.kill()
      process.exit(1)
    }
    process.once('SIGTERM', stop)
    child.on('error', reject)
    child.on('close', (code) => {
      process.off('SIGTERM', stop)
      resolve({ code, output })
    })
  })
}
