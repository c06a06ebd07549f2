/** A quiz as files of QTI 2.1: an item for each question, a test over them, and the manifest. */

import type { Language } from '../../i18n/language.ts'
import type { AskedQuestion, QuizOf } from '../question.ts'
import { type Note, telling } from './note.ts'
import { plainNumber } from './plain-number.ts'
import { qtiParts, xhtml } from './qti-parts.ts'
import { escapeXml } from './xml.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
const QTI =
  'xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsglobal.org/xsd/imsqti_v2p1 http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"'
const PACKAGE =
  'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsglobal.org/xsd/imscp_v1p1 http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd"'

export interface QtiFiles {
  /** By path in the package. */
  readonly files: Readonly<Record<string, string>>
  readonly notes: readonly Note[]
}

export function writeQti(quiz: QuizOf<string>, language: Language): QtiFiles {
  const notes: Note[] = []
  const items = quiz.questions.map((question) => ({
    path: `items/${question.id}.xml`,
    text: item(question, language, notes),
  }))
  const paths = items.map(({ path }) => path)
  return {
    files: {
      'imsmanifest.xml': manifest(paths),
      'test.xml': test(quiz, paths),
      ...Object.fromEntries(items.map(({ path, text }) => [path, text])),
    },
    notes,
  }
}

/** An identifier begins with a letter. */
const named = (path: string) => `Q-${path.replace(/^items\//, '').replace(/\.xml$/, '')}`

function item(question: AskedQuestion, language: Language, notes: Note[]): string {
  const parts = qtiParts(question, telling(notes, question.id, null))
  const outcome = (name: string, cardinality: string, type: string, more = '') =>
    `<outcomeDeclaration identifier="${name}" cardinality="${cardinality}" baseType="${type}"${more}`
  const zero = '<defaultValue><value>0</value></defaultValue></outcomeDeclaration>'
  const general =
    '<variable identifier="FEEDBACK"/><baseValue baseType="identifier">GENERAL</baseValue>'
  const always =
    question.why === ''
      ? []
      : [`<setOutcomeValue identifier="FEEDBACK"><multiple>${general}</multiple></setOutcomeValue>`]
  const said =
    question.why === ''
      ? []
      : [
          `<modalFeedback outcomeIdentifier="FEEDBACK" identifier="GENERAL" showHide="show">${xhtml(question.why)}</modalFeedback>`,
        ]
  const lines = [
    `<assessmentItem ${QTI} identifier="${named(question.id)}" title="${escapeXml(question.id)}" adaptive="false" timeDependent="false" xml:lang="${language}">`,
    ...parts.declared,
    `${outcome('SCORE', 'single', 'float', ` normalMaximum="${plainNumber(question.points)}">`)}${zero}`,
    `${outcome('FEEDBACK', 'multiple', 'identifier', '/>')}`,
    '<itemBody>',
    `<p>${xhtml(question.prompt)}</p>`,
    ...parts.body,
    '</itemBody>',
    '<responseProcessing>',
    ...parts.processing,
    ...always,
    '</responseProcessing>',
    ...parts.feedback,
    ...said,
    '</assessmentItem>',
  ]
  return `${HEAD}${lines.join('\n')}\n`
}

function test(quiz: QuizOf<string>, paths: readonly string[]): string {
  const refs = paths.map(
    (path) => `<assessmentItemRef identifier="${named(path)}" href="${path}"/>`,
  )
  const lines = [
    `<assessmentTest ${QTI} identifier="test" title="${escapeXml(quiz.title)}">`,
    '<testPart identifier="part" navigationMode="nonlinear" submissionMode="simultaneous">',
    `<assessmentSection identifier="section" title="${escapeXml(quiz.title)}" visible="true">`,
    ...refs,
    '</assessmentSection>',
    '</testPart>',
    '</assessmentTest>',
  ]
  return `${HEAD}${lines.join('\n')}\n`
}

function manifest(paths: readonly string[]): string {
  const items = paths.map(
    (path) =>
      `<resource identifier="${named(path)}" type="imsqti_item_xmlv2p1" href="${path}"><file href="${path}"/></resource>`,
  )
  const needs = paths.map((path) => `<dependency identifierref="${named(path)}"/>`)
  const lines = [
    `<manifest ${PACKAGE} identifier="manifest">`,
    '<metadata><schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion></metadata>',
    '<organizations/>',
    '<resources>',
    `<resource identifier="test" type="imsqti_test_xmlv2p1" href="test.xml"><file href="test.xml"/>${needs.join('')}</resource>`,
    ...items,
    '</resources>',
    '</manifest>',
  ]
  return `${HEAD}${lines.join('\n')}\n`
}
