/** A Python that runs cells and keeps its names between them, wherever it is. */
export interface Session {
  /** Runs a cell whose last line of output is JSON; that value. */
  run(cell: string): Promise<unknown>
  close(): Promise<void>
}

export function lastLine(printed: string): unknown {
  return JSON.parse(printed.trimEnd().split('\n').at(-1) ?? '')
}

/** As `run`, for cells that print a number. */
export async function runNumber(session: Session, cell: string): Promise<number> {
  const value = await session.run(cell)
  if (typeof value !== 'number') throw new Error(`a number was to be printed, not ${value}`)
  return value
}
