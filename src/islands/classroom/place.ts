/** Where this page stands: who votes from it, which page it is, whether there is a classroom server. */

import { VOTER } from '../../classroom/answer-code.ts'
import { randomLetters, readLetters } from '../../classroom/letters.ts'
import { ABOUT_PATH, readAbout } from '../../classroom/server-frames.ts'
import { keep, kept } from './kept.ts'

const VOTER_KEY = 'essaim:voter'

/** Not Math.random: a room's code is not to be guessed from another. */
export const random = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32

export const secret = (): string => randomLetters(20, random)

/** Of this page, until it is loaded again. */
export const PAGE = secret()

/** The reader's number in votes: of this browser, and told to the lecturer alone. */
export function voterId(): string {
  const known = readLetters(kept(localStorage, VOTER_KEY) ?? '')
  if (known?.length === VOTER) return known
  const voter = randomLetters(VOTER, random)
  keep(localStorage, VOTER_KEY, voter)
  return voter
}

export interface Server {
  /** Of its WebSockets, as http. */
  readonly url: string
  /** This page as other machines reach it. */
  readonly link: string
}

/** Whether an address means this machine alone. */
export const isHere = ({ hostname }: URL | Location): boolean =>
  /^(localhost|127\.|\[::1\])/.test(hostname)

/** Asked when somebody wants to lead or follow: a static host has a file that says no. */
export async function classroomServer(): Promise<Server | null> {
  const base = new URL(`${import.meta.env.BASE_URL.replace(/\/$/, '')}/`, location.href)
  try {
    const answer = await fetch(new URL(ABOUT_PATH, base))
    const about = answer.ok ? readAbout(await answer.json()) : null
    if (about === null) return null
    const page = new URL(location.pathname, location.href)
    const [address] = about.addresses
    if (isHere(page) && address !== undefined) page.hostname = address
    return { url: new URL(about.path, base).href, link: page.href }
  } catch {
    return null
  }
}
