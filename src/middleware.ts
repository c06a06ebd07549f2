/** Pages in French get their spaces here, once for all that a page is made of. */

import type { MiddlewareHandler } from 'astro'
import { frenchPage } from './i18n/french-page.ts'

export const onRequest: MiddlewareHandler = async (_, next) => {
  const response = await next()
  if (response.headers.get('content-type')?.startsWith('text/html') !== true) return response
  const html = await response.text()
  const french = html.includes('<html lang="fr"')
  return new Response(french ? frenchPage(html) : html, response)
}
