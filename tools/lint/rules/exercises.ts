/** An exercise is whole: checks, a solution, and wrong solutions that each get their own sentence. */

import { type Course, foldersOf } from '../course.ts'
import type { Finding } from '../finding.ts'
import { readSheet } from '../yaml.ts'

const LEAST_WRONG = 3
const FILES = ['exercise.yaml', 'starter.py', 'solution.py', 'check.py']

interface Declared {
  readonly feedback?: Readonly<Record<string, unknown>>
  readonly wrong?: Readonly<
    Record<string, { readonly check?: unknown; readonly feedback?: unknown }>
  >
}

const lineIn = (text: string, index: number) => text.slice(0, index).split('\n').length

function files(course: Course, folder: string): readonly Finding[] {
  return FILES.filter((name) => !course.files.has(`${folder}/${name}`)).map((name) => ({
    file: `${folder}/${name}`,
    line: null,
    field: 'file',
    says: 'it is missing',
    mend: 'Write it; npm run new-lesson shows one',
  }))
}

function checks(course: Course, folder: string, codes: readonly string[]): readonly Finding[] {
  const file = `${folder}/check.py`
  const text = course.files.get(file) ?? ''
  return [...text.matchAll(/\bfail\(\s*"([^"]+)"/g)]
    .filter(([, code = '']) => !codes.includes(code))
    .map(({ 1: code, index }) => ({
      file,
      line: lineIn(text, index),
      field: `fail("${code}")`,
      says: 'exercise.yaml has no feedback with this code',
      mend: `Enter ${code} there below feedback, in both languages`,
    }))
}

function wrongs(course: Course, folder: string): readonly Finding[] {
  const file = `${folder}/exercise.yaml`
  const sheet = readSheet(file, course.files.get(file) ?? '')
  const { wrong = {}, feedback = {} } = (sheet.data ?? {}) as Declared
  const prefix = `${folder}/wrong/`
  const there = [...course.files.keys()]
    .filter((path) => path.startsWith(prefix))
    .map((path) => path.slice(prefix.length))
  const checked = course.files.get(`${folder}/check.py`) ?? ''
  const names = [...checked.matchAll(/@check\(\s*"([^"]+)"/g)].map(([, name]) => name)
  const said = (path: readonly string[], says: string, mend: string): Finding => ({
    file,
    line: sheet.lineOf(path),
    field: path.join('.'),
    says,
    mend,
  })
  const few =
    there.length < LEAST_WRONG
      ? [
          said(
            ['wrong'],
            `${there.length} wrong solutions are there`,
            `Add mistakes that readers make to wrong/, at least ${LEAST_WRONG}`,
          ),
        ]
      : []
  const unlisted = there
    .filter((name) => !(name in wrong))
    .map((name) =>
      said(
        ['wrong'],
        `wrong/${name} is not listed`,
        'Name the check that catches it and its feedback',
      ),
    )
  const listed = Object.entries(wrong).flatMap(([name, { check, feedback: code }]) => [
    ...(there.includes(name)
      ? []
      : [said(['wrong', name], 'there is no such file in wrong/', 'Write it, or remove the line')]),
    ...(names.length === 0 || names.includes(String(check))
      ? []
      : [
          said(
            ['wrong', name, 'check'],
            `check.py has no check “${check}”`,
            `It has: ${names.join(', ')}`,
          ),
        ]),
    ...(String(code) in feedback
      ? []
      : [
          said(
            ['wrong', name, 'feedback'],
            `there is no feedback “${code}”`,
            `There are: ${Object.keys(feedback).join(', ')}`,
          ),
        ]),
  ])
  return [...few, ...unlisted, ...listed, ...checks(course, folder, Object.keys(feedback))]
}

export function exercises(course: Course): readonly Finding[] {
  return foldersOf(course, 'exercises').flatMap((slug) => {
    const folder = `content/exercises/${slug}`
    const missing = files(course, folder)
    const declared = course.files.has(`${folder}/exercise.yaml`)
    return declared ? [...missing, ...wrongs(course, folder)] : missing
  })
}
