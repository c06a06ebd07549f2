/** Nodes from the image `ml`: scipy and scikit-learn compute what they compute natively. */

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { loadAssets, openTab } from './cluster.ts'
import { Notebook } from './notebook.ts'

/** Six digits of what the same lines give under native Python, with the same versions (x86-64). */
const NATIVE = [
  1.42248, -2.985, 0.859302, 0.608799, 2.99161, 0.000198497, -0.00055257, 0.00163418, 513.397,
  1.30493, 1.00617, 2.6, 0.751892, 2.0, 0.839844,
]

const FITTED = `
def fitted():
    import numpy as np
    import scipy.sparse.linalg
    from scipy import optimize, stats, sparse
    from sklearn.cluster import KMeans
    from sklearn.decomposition import PCA
    from sklearn.ensemble import RandomForestClassifier
    from sklearn.linear_model import LogisticRegression, Ridge
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    random = np.random.default_rng(5)
    points = random.normal(size=(200, 4))
    classes = (points @ [1.0, -2.0, 0.5, 0.0] + random.normal(size=200) > 0).astype(int)
    model = make_pipeline(StandardScaler(), LogisticRegression()).fit(points, classes)
    forest = RandomForestClassifier(n_estimators=20, random_state=1).fit(points, classes)
    upper = sparse.eye(4, format="csc") * 4 + sparse.eye(4, k=1, format="csc")
    figures = [
        *model[-1].coef_[0],
        *Ridge(0.5).fit(points, points[:, 0] * 3 + 1).coef_,
        KMeans(3, n_init=2, random_state=0).fit(points).inertia_,
        *PCA(2).fit(points).explained_variance_,
        forest.predict_proba(points[:5])[:, 1].sum(),
        stats.ttest_ind(points[:, 0], points[:, 1]).pvalue,
        optimize.minimize_scalar(lambda x: (x - 2) ** 2 + 1).x,
        sparse.linalg.spsolve(upper, np.ones(4)).sum(),
    ]
    return [float(figure) for figure in figures]
`

describe('a kernel and two workers from the image “ml”', () => {
  const notebook = new Notebook(openTab(loadAssets('ml')))
  before(async () => {
    await notebook.value(`
from dask.distributed import Client
client = Client(n_workers=2)
def on(worker, function): return client.submit(function, workers=[worker], pure=False).result()
${FITTED}`)
  })
  after(() => notebook.close())

  test('models that two nodes fit have the figures that they have natively', async () => {
    const [one, two, here] = JSON.parse(
      await notebook
        .value(
          "import json; print(end=''); json.dumps([on('w1', fitted), on('w2', fitted), fitted()])",
        )
        .then((text) => text.slice(1, -1)),
    ) as readonly (readonly number[])[]
    assert.deepEqual(two, one)
    assert.deepEqual(here, one)
    assert.equal(one?.length, NATIVE.length)
    for (const [at, figure] of (one ?? []).entries()) {
      const native = NATIVE[at] ?? Number.NaN
      assert.ok(Math.abs(figure - native) <= 2e-5 * Math.abs(native), `${at}: ${figure}, ${native}`)
    }
  })

  test('nobody loads a package for it', () => {
    const { cluster, starts } = notebook.tab
    assert.deepEqual(starts, [null, null, null, null])
    assert.deepEqual(
      cluster.log.all.filter(({ kind }) => kind === 'package-moved'),
      [],
    )
  })

  test('what scikit-learn draws without a seed differs between nodes', async () => {
    const drawn = `lambda: float(__import__('sklearn.utils').utils.check_random_state(None).rand())`
    assert.equal(await notebook.value(`len({on('w1', ${drawn}), on('w2', ${drawn})})`), '2')
    const scipy = `lambda: float(__import__('scipy.stats').stats.norm.rvs())`
    assert.equal(await notebook.value(`len({on('w1', ${scipy}), on('w2', ${scipy})})`), '2')
  })

  test('a fitted model travels from node to node and through joblib’s file', async () => {
    const ran = await notebook.value(`
def trained():
    from sklearn.tree import DecisionTreeRegressor
    return DecisionTreeRegressor(random_state=0).fit([[0.], [1.], [2.]], [0., 1., 4.])
import joblib
model = client.submit(trained, workers=['w1'])
said = client.submit(lambda m: m.predict([[2.]]).tolist(), model, workers=['w2']).result()
joblib.dump(model.result(), '/tmp/model.joblib')
said, joblib.load('/tmp/model.joblib').predict([[1.]]).tolist()`)
    assert.equal(ran, '([4.0], [1.0])')
  })

  test('errors of scipy’s and scikit-learn’s native code are caught', async () => {
    const ran = await notebook.value(`
def caught():
    import numpy as np, scipy.linalg, scipy.interpolate
    from sklearn.svm import SVC
    said = []
    for f in (lambda: scipy.linalg.cholesky(-np.eye(2)), lambda: SVC().fit([[np.nan]], [1]),
              lambda: scipy.interpolate.interp1d([0, 1], [0, 1])(2)):
        try: f()
        except Exception as error: said.append(type(error).__name__)
    return said
on('w1', caught), on('w2', caught) == caught()`)
    assert.equal(ran, "(['LinAlgError', 'ValueError', 'ValueError'], True)")
  })
})
