/** pandas' and pyarrow's own tests, on an interpreter from an image and on one that loaded them. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadAssets } from '../../../workers/suite/cluster.ts'
import type { Cargo } from '../../../workers/suite/pytest/cargo.ts'
import type { TestResult } from '../../../workers/suite/pytest/results.ts'
import { runPytestInTab } from '../../../workers/suite/pytest/run.ts'
import { run } from '../../child.ts'
import { CACHE } from '../../paths.ts'
import { Trouble } from '../../trouble.ts'

/** What pandas' conftest.py imports and nobody ships. */
const HYPOTHESIS = ['hypothesis==6.129.5', 'attrs==26.1.0'] as const
const FOLDER = join(CACHE, 'own-tests')
/** Where packages are loaded, their tests arrive with them. */
const IMPORTED_FIRST = 'import pandas, pyarrow.parquet, pyarrow.compute\n'
const SECONDS_PER_TEST = 30
/** Sets of parameters of one test. */
const MOST = 4

/** Files whose tests go through grouping, joining, sorting, reading, and arrow's kernels. */
const TARGETS = [
  'pandas/tests/groupby/test_groupby.py',
  'pandas/tests/reshape/merge/test_merge.py',
  'pandas/tests/test_algos.py',
  'pandas/tests/frame/methods/test_sort_values.py',
  'pandas/tests/io/parser/common/test_common_basic.py',
  'pandas/tests/series/methods/test_value_counts.py',
  'pyarrow/tests/test_array.py',
  'pyarrow/tests/test_compute.py',
] as const

/** Brings what the tests need, once. */
async function hypothesis(python: string): Promise<string> {
  if (existsSync(join(FOLDER, 'hypothesis'))) return FOLDER
  const fetched = await run(python, [
    ...['-m', 'pip', 'install', '-q', '--no-deps', '--target', FOLDER],
    ...HYPOTHESIS,
  ])
  if (fetched.code !== 0) throw new Trouble(`hypothesis could not be had:\n${fetched.output}`)
  return FOLDER
}

/** A file of a package with one place changed, for what is different here. */
function changed(packages: string, path: string, old: string, by: string): Uint8Array {
  const text = readFileSync(join(packages, path), 'utf8')
  if (text.split(old).length !== 2) throw new Trouble(`${path} is another one`)
  return new TextEncoder().encode(text.replace(old, by))
}

async function cargo(packages: string, python: string): Promise<Cargo> {
  const folder = await hypothesis(python)
  return {
    'imported_first.py': new TextEncoder().encode(IMPORTED_FIRST),
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

/**
 * @param packages the site-packages of a native Python with pandas, pyarrow and pytest
 * @throws Trouble where a test ends otherwise on one side than on the other
 */
export async function imagesOwnTests(packages: string, python: string): Promise<void> {
  const files = await cargo(packages, python)
  const outcomes = async (image: 'core' | 'data') => {
    const report = await runPytestInTab({
      ...{
        sitePackages: packages,
        assets: loadAssets(image),
        files,
        targets: TARGETS,
        mostParameters: MOST,
      },
      args: ['-p', 'imported_first'],
      secondsPerTest: SECONDS_PER_TEST,
    })
    if (report.unreadable.length > 0) {
      const [first] = report.unreadable
      throw new Trouble(`${first?.id} could not be read: ${first?.message}`)
    }
    return new Map(report.results.map((result: TestResult) => [result.id, result.outcome]))
  }
  const [restored, loaded] = [await outcomes('data'), await outcomes('core')]
  const different = [...new Set([...restored.keys(), ...loaded.keys()])]
    .filter((id) => restored.get(id) !== loaded.get(id))
    .map((id) => `${id}: ${restored.get(id)} restored, ${loaded.get(id)} loaded`)
  const passed = [...restored.values()].filter((outcome) => outcome === 'passed').length
  console.log(`${restored.size} tests, ${passed} passed, ${different.length} ended otherwise`)
  if (different.length > 0) throw new Trouble(different.join('\n'))
}
