/** What a lecturer reads before the marks are imported. */

import type { Given } from '../../src/handin/seed.ts'
import type { Graded, Judged, Suspicion } from './judge.ts'

const percent = (share: number) => `${Math.round(share * 100)} %`
const number = (value: number) => String(Math.round(value * 100) / 100)
const values = (given: Given) =>
  Object.entries(given)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ')
/** Nothing that a student wrote is markup here. */
const plain = (text: string) =>
  text.replaceAll(/[\\`*_{}[\]<>#|~]/g, (sign) => `\\${sign}`).replaceAll(/\s+/g, ' ')

export function sentenceOf(suspicion: Suspicion): string {
  switch (suspicion.kind) {
    case 'broken-log':
      return `broken log: entry ${suspicion.entry} does not follow from the one before it`
    case 'changed-after': {
      const steps = suspicion.steps.join(', ')
      return `changed after it was saved: ${steps === '' ? 'marks, answers or the end of the log' : steps}`
    }
    case 'foreign-seed':
      return 'foreign seed: its values are not those of this student'
    case 'locked-changed':
      return `locked cells were changed: ${suspicion.cells.join(', ')}`
    case 'other-seed':
      return `another student’s answer: ${suspicion.name} is right for ${values(suspicion.given)}`
    case 'same-code':
      return `same code as ${suspicion.file} (${percent(suspicion.share)} of what is not common)`
    case 'same-text':
      return `same words as ${suspicion.file} (${percent(suspicion.share)} of what is not common)`
    case 'twice':
      return `${suspicion.file} has the same identifier: import one of them`
    case 'training':
      return 'filled in training, where checks and hints are open'
    default:
      return suspicion satisfies never
  }
}

function timesOf({ gathered }: Graded): string {
  const { begun, log } = gathered.handIn.filling
  const minutes = Math.round(((log.at(-1)?.at ?? begun) - begun) / 60_000)
  const date = new Date(begun)
  // A number that is no time at all was written by hand.
  const since = Number.isNaN(date.getTime()) ? String(begun) : date.toISOString().slice(0, 16)
  return `begun ${since}, handed in after ${minutes} minutes by its own clock`
}

function one(graded: Graded): readonly string[] {
  const { gathered, marked, suspicions } = graded
  const { student, answers, mode } = gathered.handIn.filling
  const written = gathered.notebook.about.steps.flatMap((step) => {
    const answer = step.kind === 'written' ? answers[step.id] : undefined
    return answer?.kind === 'typed' && answer.text.trim() !== ''
      ? [`- ${step.id} (not marked): “${plain(answer.text)}”`]
      : []
  })
  return [
    `### ${plain(student.id)}${student.name === '' ? '' : ` · ${plain(student.name)}`}`,
    '',
    `${plain(gathered.file)} · ${mode} · ${timesOf(graded)}`,
    '',
    ...suspicions.map((suspicion) => `- **Look at:** ${plain(sentenceOf(suspicion))}`),
    ...(marked === null
      ? ['- It could not be run: its code or its values were more than the grader bears.']
      : marked.steps.map(
          ({ step, earned, points, says }) =>
            `- ${step}: ${number(earned)} of ${number(points)}. ${plain(says)}`,
        )),
    ...written,
    '',
  ]
}

const LIMITS = [
  'Marks come from running each notebook again on this machine, with its student’s values and with others. That alone is authoritative.',
  'The log shows what was changed by hand afterwards. It is no proof: it is made in the student’s browser, and who computes it anew gets a whole one.',
  'What is suspicious is a reason to look and to ask, not a verdict. Of two that are alike, nothing here says which was first.',
] as const

function held(graded: readonly Graded[]): string {
  const all = (name: string) => graded.every((one) => one.held.includes(name))
  const missing = ['network', 'memory'].filter((name) => !all(name))
  return missing.length === 0
    ? 'The system kept each one from the network and within its memory.'
    : `The system kept no limit on: ${missing.join(', ')}. Python refused the network all the same; do not run strangers’ code on such a machine without a container.`
}

export function report({ graded, refused }: Judged): string {
  const suspicious = graded.filter(({ suspicions }) => suspicions.length > 0)
  const rows = graded.map(({ gathered, marked, suspicions }) => {
    const { student } = gathered.handIn.filling
    const mark = marked === null ? '–' : `${number(marked.earned)} of ${number(marked.points)}`
    const kinds = [...new Set(suspicions.map(({ kind }) => kind))].join(', ')
    return `| ${plain(student.id)} | ${plain(gathered.file)} | ${mark} | ${kinds} |`
  })
  return [
    '# Hand-ins',
    '',
    `${graded.length} graded, ${refused.length} refused, ${suspicious.length} to look at.`,
    '',
    ...LIMITS.map((sentence) => `- ${sentence}`),
    `- ${held(graded)}`,
    '',
    '| student | file | marks | look at |',
    '|---|---|---|---|',
    ...rows,
    '',
    ...(refused.length === 0 ? [] : ['## Refused', '']),
    ...refused.map(({ file, sentence }) => `- ${plain(file)}: ${plain(sentence)}`),
    ...(refused.length === 0 ? [] : ['']),
    '## One by one',
    '',
    ...graded.flatMap(one),
  ].join('\n')
}
