/** The packages' own tests, from their native wheels: Pyodide's ship none. */

import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Cargo } from '../../../workers/suite/pytest/cargo.ts'
import { run } from '../../child.ts'
import { CACHE } from '../../paths.ts'
import { Trouble } from '../../trouble.ts'
import { readLock } from '../../vendor/lock.ts'
import type { Suite } from './suites.ts'

const FOLDER = join(CACHE, 'own-tests')
/** What pandas' conftest.py imports and nobody ships. */
const HYPOTHESIS = ['hypothesis==6.129.5', 'attrs==26.1.0'] as const
/** It is no package of the native tests; of its wheel only the tests are used. */
const LEARN = 'scikit-learn'

/** The folder with hypothesis and scikit-learn in the version that is shipped; fetched once. */
async function fetched(python: string): Promise<string> {
  const version = readLock().files.find(({ name }) => name === LEARN)?.version
  const there = ['hypothesis', `scikit_learn-${version}.dist-info`]
  if (there.every((name) => existsSync(join(FOLDER, name)))) return FOLDER
  const got = await run(python, [
    ...['-m', 'pip', 'install', '-q', '--upgrade', '--no-deps', '--target', FOLDER],
    ...HYPOTHESIS,
    `${LEARN}==${version}`,
  ])
  if (got.code !== 0) throw new Trouble(`own tests could not be had:\n${got.output}`)
  return FOLDER
}

/** A file of a package with one place changed, for what is different here. */
function changed(packages: string, path: string, old: string, by: string): Uint8Array {
  const text = readFileSync(join(packages, path), 'utf8')
  if (text.split(old).length !== 2) throw new Trouble(`${path} is another one`)
  return new TextEncoder().encode(text.replace(old, by))
}

function frames(packages: string, folder: string): Cargo {
  return {
    hypothesis: join(folder, 'hypothesis'),
    attr: join(folder, 'attr'),
    attrs: join(folder, 'attrs'),
    '_hypothesis_globals.py': join(folder, '_hypothesis_globals.py'),
    'pandas/tests': join(packages, 'pandas/tests'),
    'pandas/conftest.py': join(packages, 'pandas/conftest.py'),
    'pyarrow/tests': join(packages, 'pyarrow/tests'),
    // An argument of a hook has another name since pytest 7.
    'pyarrow/conftest.py': changed(
      packages,
      'pyarrow/conftest.py',
      'def pytest_ignore_collect(path, config):',
      'def pytest_ignore_collect(collection_path, config):\n    path = collection_path',
    ),
    // Bytecode alone makes no package for pytest, so that nothing is above these tests.
    'pyarrow/tests/conftest.py': changed(
      packages,
      'pyarrow/tests/conftest.py',
      'from ..conftest import',
      'from pyarrow.conftest import',
    ),
  }
}

function learning(folder: string): Cargo {
  const paths = ['sklearn/conftest.py', ...globSync('sklearn/**/tests', { cwd: folder })]
  return Object.fromEntries(
    paths.map((path) => [path.replaceAll('\\', '/'), join(folder, path)] as const),
  )
}

/**
 * What a suite's nodes have beside their packages.
 *
 * @param packages the site-packages of a native Python with pandas, pyarrow and pytest
 * @throws Trouble where a wheel cannot be fetched, or is another one than is known here
 */
export async function cargoOf(suite: Suite, packages: string, python: string): Promise<Cargo> {
  const folder = await fetched(python)
  const first = { 'imported_first.py': new TextEncoder().encode(suite.first) }
  switch (suite.image) {
    case 'data':
      return { ...first, ...frames(packages, folder) }
    case 'ml':
      return { ...first, ...learning(folder) }
    default:
      return suite.image satisfies never
  }
}
