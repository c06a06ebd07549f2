/** Which packages' own tests are run on images, and which files of them. */

import type { LargeImage } from '../../../workers/protocol/image.ts'

export interface Suite {
  /** Of the two with more than numpy in them. */
  readonly image: Exclude<LargeImage, 'arrays'>
  /** Python that comes first: where packages are loaded, their tests arrive with them. */
  readonly first: string
  readonly targets: readonly string[]
}

/** Files whose tests go through grouping, joining, sorting, reading, and arrow's kernels. */
const FRAMES: Suite = {
  image: 'data',
  // hypothesis has to find the same examples on both sides.
  first: `
import hypothesis, pandas, pyarrow.parquet, pyarrow.compute
hypothesis.settings.register_profile('same', derandomize=True)
hypothesis.settings.load_profile('same')
`,
  targets: [
    'pandas/tests/groupby/test_groupby.py',
    'pandas/tests/reshape/merge/test_merge.py',
    'pandas/tests/test_algos.py',
    'pandas/tests/frame/methods/test_sort_values.py',
    'pandas/tests/io/parser/common/test_common_basic.py',
    'pandas/tests/resample/test_resample_api.py',
    'pandas/tests/series/methods/test_value_counts.py',
    'pandas/tests/strings/test_strings.py',
    'pandas/tests/window/test_rolling.py',
    'pyarrow/tests/test_array.py',
    'pyarrow/tests/test_compute.py',
    'pyarrow/tests/test_feather.py',
    'pyarrow/tests/test_ipc.py',
    'pyarrow/tests/test_pandas.py',
    'pyarrow/tests/test_table.py',
  ],
}

/** Files whose tests go through scipy's solvers, Cython's trees and distances, and joblib. */
const LEARNING: Suite = {
  image: 'ml',
  first: 'import pandas, pyarrow, sklearn, scipy.stats, joblib\n',
  targets: [
    'sklearn/cluster/tests/test_k_means.py',
    'sklearn/decomposition/tests/test_pca.py',
    'sklearn/ensemble/tests/test_forest.py',
    'sklearn/linear_model/tests/test_base.py',
    'sklearn/linear_model/tests/test_logistic.py',
    'sklearn/metrics/tests/test_classification.py',
    'sklearn/model_selection/tests/test_split.py',
    'sklearn/neighbors/tests/test_kd_tree.py',
    'sklearn/preprocessing/tests/test_data.py',
    'sklearn/svm/tests/test_svm.py',
    'sklearn/tests/test_pipeline.py',
    'sklearn/tree/tests/test_tree.py',
  ],
}

export const SUITES: readonly Suite[] = [FRAMES, LEARNING]

/** The suites with the files whose path has one of the words; all without a word. */
export function suitesOf(words: readonly string[]): readonly Suite[] {
  const wanted = (target: string) =>
    words.length === 0 || words.some((word) => target.includes(word))
  return SUITES.map((suite) => ({ ...suite, targets: suite.targets.filter(wanted) })).filter(
    ({ targets }) => targets.length > 0,
  )
}
