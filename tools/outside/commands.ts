/** How a cluster is started that a tab can reach: the same lines here, in compose and in Helm. */

export const SCHEDULER_PORT = 8786

/** How each process is told to let the site in. */
const admits = (preload: string) => ['--preload', preload] as const

/** After `dask`. */
export function schedulerCommand(preload: string, port: number = SCHEDULER_PORT) {
  return [
    'scheduler',
    ...['--protocol', 'ws://'],
    ...['--port', String(port)],
    ...admits(preload),
  ] as const
}

/** After `dask`. */
export function workerCommand(preload: string, scheduler: string, name: string) {
  return [
    'worker',
    scheduler,
    ...['--protocol', 'ws://'],
    ...['--name', name],
    ...['--nthreads', '1'],
    ...admits(preload),
  ] as const
}
