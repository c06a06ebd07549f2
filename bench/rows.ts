/** The table that a run prints: what is compared, and what it must reach. */

export type Unit = 's' | 'ms' | 'MB' | 'kB' | '×'

export type Aim =
  | { readonly kind: 'none' }
  /** The browser's median against the native one. */
  | { readonly kind: 'ratio-at-most'; readonly limit: number }
  | { readonly kind: 'at-most'; readonly limit: number }
  | { readonly kind: 'at-least'; readonly limit: number }

export interface Row {
  readonly label: string
  readonly metric: string
  readonly unit: Unit
  readonly aim: Aim
}

const NONE: Aim = { kind: 'none' }
const ratio = (limit: number): Aim => ({ kind: 'ratio-at-most', limit })
const most = (limit: number): Aim => ({ kind: 'at-most', limit })

function row(metric: string, label: string, unit: Unit, aim: Aim = NONE): Row {
  return { metric, label, unit, aim }
}

export const CLUSTERS = [1, 2, 4, 8] as const

const READY = 'from `Client(n_workers=…)` to all there'
const WHOLE = "from pressing Run, the kernel's own start in it (natively: Python's)"

function startAim(workers: number): Aim {
  if (workers === 4) return ratio(1)
  return workers === 8 ? most(2.5) : NONE
}

const clusterRows = CLUSTERS.flatMap((workers) => {
  const judged = workers === 4
  const name = (what: string, which: string) =>
    `${workers === 1 ? '1 worker' : `${workers} workers`}, ${which}: ${what}`
  return [
    row(`start warm @${workers}`, name(READY, 'warm'), 's', startAim(workers)),
    row(`start cold @${workers}`, name(READY, 'cold'), 's', judged ? most(2) : NONE),
    row(`whole start warm @${workers}`, name(WHOLE, 'warm'), 's'),
    row(`whole start cold @${workers}`, name(WHOLE, 'cold'), 's', judged ? most(2) : NONE),
  ]
})

const FRAMES = 'scheduler, 4 workers and client, all with pandas, pyarrow and `dask.dataframe`'

const POINTED = 'Run pointed at 0.4 s before'

/** The image's row, and the one of packages that each node loads. */
function bothWays(metric: string, label: string, unit: Unit, aim: Aim = NONE): readonly Row[] {
  return [
    row(`image ${metric}`, `${label}: from the image`, unit, aim),
    row(`loaded ${metric}`, `${label}: packages loaded`, unit),
  ]
}

const imageRows = [
  ...bothWays('data ready warm', `${FRAMES}, warm, from pressing Run`, 's', most(1.5)),
  ...bothWays('data groupby warm', 'the same, until the first groupby is done', 's', most(1.8)),
  ...bothWays('data ready pointed', `the same, ${POINTED}`, 's', most(1.5)),
  ...bothWays('data groupby pointed', 'and until the first groupby is done', 's', most(1.8)),
  ...bothWays('data ready cold', `${FRAMES}, cold`, 's', most(3)),
  ...bothWays('data groupby cold', 'the same, until the first groupby is done, cold', 's'),
  ...bothWays('numpy ready warm', 'the same with numpy only, warm', 's', most(0.9)),
  ...bothWays('numpy product warm', 'until a product of arrays is done', 's'),
  ...bothWays('numpy ready pointed', `numpy only, ${POINTED}`, 's', most(0.9)),
  ...bothWays('numpy product pointed', 'and until a product of arrays is done', 's'),
  ...bothWays('one more', 'one more worker, with pandas, in a cluster at rest', 's', most(0.4)),
  ...bothWays(
    'pandas warm',
    "`import pandas` in the page's kernel, from navigation",
    's',
    most(1.5),
  ),
  ...bothWays('node', 'memory of a node with them, proportional share', 'MB', most(150)),
  ...bothWays('renderer', "memory of the page's process with all six", 'MB'),
  ...[20, 100].flatMap((megabits) => [
    ...bothWays(`visit ${megabits}`, `first visit at ${megabits} Mbit/s until the groupby`, 's'),
    row(`visit ratio ${megabits}`, 'the one against the other', '×', most(1)),
  ]),
]

export const ROWS: readonly Row[] = [
  row('kernel warm', 'kernel ready (natively: Python with dask imported), warm', 's'),
  row('kernel cold', 'kernel ready, cold', 's'),
  row('output warm', "first `print` of a lesson, from the page's address on, warm", 's', most(1)),
  row('output cold', 'the same, cold', 's', most(2.5)),
  ...clusterRows,
  row('map 1000 @2', '`client.map` of 1,000, a task, 2 workers', 'ms'),
  row('map 1000 @4', '`client.map` of 1,000, a task, 4 workers', 'ms'),
  row('map 10000 @2', '`client.map` of 10,000, a task, 2 workers', 'ms', ratio(1)),
  row('map 10000 @4', '`client.map` of 10,000, a task, 4 workers', 'ms', ratio(1)),
  row('dashboard on', '`client.map` of 10,000, a task, 8 workers, all told and drawn', 'ms'),
  row('dashboard off', 'the same, the feed off and nothing drawn', 'ms'),
  row('dashboard cost', 'the one against the other, in pairs', '×', most(1.1)),
  row(
    'dashboard draw',
    'its longest draw of the pictures (up to 16 ms are not told apart)',
    'ms',
    most(50),
  ),
  row('round trip @2', '`submit().result()` round trip', 'ms', ratio(1.2)),
  row('notice @2', 'a killed worker is noticed by the scheduler', 'ms', most(100)),
  row('transfer @2', 'array of 50 MB to another worker', 'ms'),
  row('frequencies @1', '`dask.bag` `frequencies()` of 10 MB, 1 worker', 's'),
  row('frequencies @2', '`dask.bag` `frequencies()` of 10 MB, 2 workers', 's', ratio(1.5)),
  row('counters @1', 'one Counter a part of 10 MB, 1 worker', 's'),
  row('counters @2', 'one Counter a part of 10 MB, 2 workers', 's', ratio(1.2)),
  row('compute @1', 'pure Python, 1 worker', 's'),
  row('compute @2', 'the same, 2 workers', 's'),
  row('scaling', '2 workers against 1 on it', '×', { kind: 'at-least', limit: 1.85 }),
  row(
    'numpy @4',
    'numpy on 4 running nodes, warm (natively dask imports it itself)',
    's',
    most(1.5),
  ),
  row(
    'memory',
    'memory of a node before packages, proportional share (natively with numpy)',
    'MB',
    most(80),
  ),
  row(
    'growth',
    'memory of the page with 4 workers, garbage collected: after 100,000 tasks against after the first 10,000',
    '×',
    most(1.1),
  ),
  row('grown', 'that memory, after 100,000', 'MB'),
  row('heap', 'WebAssembly memory of a node', 'MB'),
  row('wire page', 'on the wire: the lesson, untouched', 'kB'),
  row('wire run', 'on the wire: its first run, in addition', 'kB'),
  row('wire cluster', 'on the wire: a cluster of 4, in addition', 'kB'),
  row('wire page brotli', 'the lesson, if the host compressed with brotli (computed)', 'kB'),
  row('wire run brotli', 'the first run from such a host (computed)', 'kB'),
  row('wire cluster brotli', 'the cluster from such a host (computed)', 'kB'),
  row('html', "the lesson's HTML, gzip", 'kB', most(30)),
  row('js', "the lesson's JavaScript before interaction, gzip", 'kB', most(40)),
  row('css', "the lesson's CSS, gzip", 'kB', most(20)),
  row('editor', "the editor's chunk, gzip", 'kB', most(850)),
  row(
    'deck seen warm',
    'the first slide of a deck of 80 slides with 20 cells is painted, warm',
    's',
    most(0.8),
  ),
  row('deck seen cold', 'the same, cold', 's'),
  row('deck moves warm', 'until that deck can be moved, warm', 's', most(0.8)),
  row('deck moves cold', 'the same, cold', 's'),
  row(
    'deck task cpu',
    "its longest task while all of it is shown, of the processor's time",
    'ms',
    most(50),
  ),
  row(
    'deck task',
    'the same by the clock, with what else the machine did (up to 50 ms are not told apart)',
    'ms',
    most(50),
  ),
  row('deck step', 'a step in it, painted', 'ms'),
  row('deck js', "a deck's JavaScript before its first run, gzip", 'kB', most(90)),
  row('deck css', "a deck's CSS, gzip", 'kB', most(20)),
  ...imageRows,
  row('kept written', 'an image (135 MB) written by the browser to its own disk', 's'),
  row('kept read', 'the same read from there', 's'),
  row('kept fetched', "the same from the site again, through the browser's cache", 's'),
]
