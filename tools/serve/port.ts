import { Trouble } from '../trouble.ts'

const USUAL = 4321

/** The port that the site is served on: 4321, or what PORT says. */
export function portFrom(given: string | undefined): number {
  if (given === undefined || given === '') return USUAL
  const port = Number(given)
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port
  throw new Trouble(`PORT is "${given}"; it has to be a number below 65536`)
}
