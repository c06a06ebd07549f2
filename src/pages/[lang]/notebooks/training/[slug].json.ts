/** What a notebook's page fetches in training: checks, hints and what is right. */

import { getCollection } from 'astro:content'
import type { APIRoute } from 'astro'
import { visibleChecks } from '../../../../components/fill/notebook-files.ts'
import { trainingMaterial } from '../../../../handin/shown.ts'
import { LANGUAGES } from '../../../../i18n/language.ts'

export async function getStaticPaths() {
  const notebooks = await getCollection('notebooks')
  return LANGUAGES.flatMap((lang) =>
    notebooks
      .filter(({ data }) => data.modes.includes('training'))
      .map(({ id, data }) => {
        const checks = { check: visibleChecks(id), feedback: data.feedback }
        return { params: { lang, slug: id }, props: trainingMaterial(data, checks, lang) }
      }),
  )
}

export const GET: APIRoute = ({ props }) => Response.json(props)
