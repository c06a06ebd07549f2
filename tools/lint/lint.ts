/** All rules over the content: what has to be mended, in the order of the files. */

import type { Course } from './course.ts'
import { type Finding, inOrder } from './finding.ts'
import { exercises } from './rules/exercises.ts'
import { fields } from './rules/fields.ts'
import { french } from './rules/french.ts'
import { links } from './rules/links.ts'
import { plans } from './rules/plans.ts'
import { references } from './rules/references.ts'
import { texts } from './rules/texts.ts'
import { translations } from './rules/translations.ts'

const RULES = [translations, texts, french, exercises, fields, references, links, plans]

export function lint(course: Course): readonly Finding[] {
  return RULES.flatMap((rule) => rule(course)).toSorted(inOrder)
}
