/** Each quiz in the formats of other systems, beside its page. */

import { getCollection } from 'astro:content'
import type { APIRoute } from 'astro'
import { LANGUAGES } from '../../../../i18n/language.ts'
import { FORMATS, written } from '../../../../quiz/formats/written.ts'
import { spoken } from '../../../../quiz/translate.ts'

export async function getStaticPaths() {
  const quizzes = await getCollection('quizzes')
  return LANGUAGES.flatMap((lang) =>
    quizzes.flatMap(({ id, data }) =>
      FORMATS.map((format) => {
        const file = written(format, spoken(data, lang), id, lang)
        return { params: { lang, file: file.name }, props: { file } }
      }),
    ),
  )
}

export const GET: APIRoute = ({ props }) =>
  new Response(props.file.content, { headers: { 'Content-Type': props.file.type } })
