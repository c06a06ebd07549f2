/** What another format cannot express, or ours: listed for the lecturer, never dropped silently. */

import type { AskedQuestion } from '../question.ts'

export type NoteKind =
  /** The question is left out. */
  | 'unreadable'
  | 'type'
  | 'unanswerable'
  /** The question is there, a part of it is not. */
  | 'category'
  | 'tags'
  | 'name'
  | 'hints'
  | 'penalty'
  | 'feedback'
  | 'grading'
  | 'formatting'
  | 'markdown'
  | 'pictures'
  | 'tables'
  | 'units'
  | 'points'
  | 'same-case'
  | 'shuffle'
  | 'options'
  /** Nothing is missing, but something is another. */
  | 'true-false'
  | 'not-whole'
  | 'credit'

export interface Note {
  readonly kind: NoteKind
  /** Of the file that was read, from 1; null for a file that is written. */
  readonly line: number | null
  /** The question's name; empty where it has none. */
  readonly question: string
  /** What it is about, as it stands in the file. */
  readonly detail: string
}

export interface Imported {
  readonly questions: readonly AskedQuestion[]
  readonly notes: readonly Note[]
}

export interface Exported {
  readonly text: string
  readonly notes: readonly Note[]
}

/** Tells of one question, each thing once. */
export type Tell = (kind: NoteKind, detail?: string) => void

export function telling(notes: Note[], question: string, line: number | null): Tell {
  return (kind, detail = '') => {
    const known = notes.some(
      (note) =>
        note.kind === kind &&
        note.question === question &&
        note.line === line &&
        note.detail === detail,
    )
    if (!known) notes.push({ kind, line, question, detail })
  }
}
