/** What a lecturer's page and those who follow it tell each other. Read in `read.ts`, never trusted before. */

/** Of the messages; a page with another one is told so. */
export const VERSION = 1

/** Where a deck stands, whatever its language: slides have the same ids in both. */
export interface Position {
  readonly slide: string
  /** The last fragment that is shown, from 0; -1 when none is. */
  readonly fragment: number
}

/** A question that may be voted on. */
export interface Question {
  readonly id: string
  /** A poll has no right answer and is never marked. */
  readonly kind: 'quiz' | 'poll'
  /** How many answers there are to choose from; 0 when the answer is typed. */
  readonly options: number
  /** Whether more than one may be chosen. */
  readonly several: boolean
}

export type VoteAnswer =
  | { readonly kind: 'chosen'; readonly positions: readonly number[] }
  | { readonly kind: 'typed'; readonly text: string }

/** How the votes stand: for each option, or for the texts that were typed most often. */
export interface Tally {
  readonly voters: number
  readonly counts: readonly number[]
  readonly texts: readonly { readonly text: string; readonly count: number }[]
}

/** A question that the class is asked. */
export interface Asked {
  readonly question: Question
  /** Null until the lecturer shows the votes. */
  readonly tally: Tally | null
  readonly revealed: boolean
}

export interface SharedCode {
  readonly cell: string
  readonly code: string
}

/** All that somebody who comes late has to know. */
export interface Standing {
  readonly deck: string
  readonly position: Position
  readonly codes: readonly SharedCode[]
  readonly asked: Asked | null
  /** Whether attendance is being taken. */
  readonly attendance: boolean
}

export type VoteOutcome = 'counted' | 'twice' | 'closed' | 'unfit' | 'stranger'
export type AttendanceOutcome = 'counted' | 'twice' | 'closed' | 'wrong' | 'too-often' | 'stranger'

/** What changes for everybody; each has the next number. */
export type Change =
  | { readonly kind: 'moved'; readonly position: Position }
  | { readonly kind: 'code-shared'; readonly cell: string; readonly code: string }
  | { readonly kind: 'question-opened'; readonly question: Question }
  | { readonly kind: 'votes-shown'; readonly question: string; readonly tally: Tally }
  | { readonly kind: 'answer-revealed'; readonly question: string }
  | { readonly kind: 'question-closed' }
  | { readonly kind: 'attendance-changed'; readonly open: boolean }
  | { readonly kind: 'ended' }

export type FromLeader =
  | { readonly kind: 'standing'; readonly standing: Standing }
  | Change
  | {
      readonly kind: 'vote-answered'
      readonly voter: string
      readonly question: string
      readonly outcome: VoteOutcome
    }
  | {
      readonly kind: 'attendance-answered'
      readonly voter: string
      readonly outcome: AttendanceOutcome
    }

/** The term is the lecturer's session: it outlives a reload, and numbers begin anew with another. */
export interface LeaderMessage {
  readonly version: number
  readonly term: string
  /** The number of the last change that this message knows of. */
  readonly sequence: number
  readonly body: FromLeader
}

export type FromFollower =
  | { readonly kind: 'join'; readonly deck: string }
  | {
      readonly kind: 'vote'
      readonly voter: string
      readonly question: string
      readonly answer: VoteAnswer
    }
  | {
      readonly kind: 'attend'
      readonly voter: string
      readonly name: string
      readonly code: string
    }

export interface FollowerMessage {
  readonly version: number
  readonly body: FromFollower
}
