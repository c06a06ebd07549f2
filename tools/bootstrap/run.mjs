/**
 * What every npm script starts: makes a clean clone runnable, then runs `tools/<command>.ts` under
 * the Node that the lock pins. Only this folder has to run on an older Node with nothing installed.
 */

const MINIMUM = 20

async function main() {
  const major = Number(process.versions.node.split('.')[0])
  if (!(major >= MINIMUM)) {
    console.error(`essaim: Node ${MINIMUM} or newer is needed; this is ${process.version}`)
    return 1
  }
  const { failure } = await import('./trouble.mjs')
  try {
    const { findPackages } = await import('./packages.mjs')
    const { requirePython } = await import('./python.mjs')
    const { findNode } = await import('./node.mjs')
    const { commandFile, launch } = await import('./launch.mjs')
    const [command = '', ...rest] = process.argv.slice(2)
    const file = commandFile(command)
    const python = requirePython()
    await findPackages()
    return await launch(findNode(), file, rest, python)
  } catch (error) {
    console.error(`essaim: ${failure(error)}`)
    return 1
  }
}

process.exitCode = await main()
