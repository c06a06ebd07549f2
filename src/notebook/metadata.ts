/**
 * The few keys of metadata that the format's schema has an opinion on. Programs write them
 * otherwise too; then the file that leaves here says what they mean in the way that is accepted.
 */

import { isObject, isText } from '../reading/kinds.ts'
import type { Metadata } from './notebook.ts'

const KERNEL = { display_name: 'Python 3', language: 'python', name: 'python3' } as const
const LANGUAGE = { file_extension: '.py', mimetype: 'text/x-python', name: 'python' } as const

type Accepts = (value: unknown) => boolean

const IN_NOTEBOOK: Readonly<Record<string, Accepts>> = {
  orig_nbformat: (value) => Number.isInteger(value) && Number(value) >= 1,
  title: isText,
  authors: (value) => Array.isArray(value),
}

const IN_CELL: Readonly<Record<string, Accepts>> = {
  name: (value) => isText(value) && value !== '',
  collapsed: (value) => typeof value === 'boolean',
  scrolled: (value) => typeof value === 'boolean' || value === 'auto',
  deletable: (value) => typeof value === 'boolean',
  format: isText,
  jupyter: isObject,
  execution: isObject,
  tags: (value) => Array.isArray(value),
}

function accepted(metadata: Metadata, rules: Readonly<Record<string, Accepts>>): Metadata {
  return Object.fromEntries(
    Object.entries(metadata).filter(([key, value]) => rules[key]?.(value) ?? true),
  )
}

/** What the schema wants in there is text; what is missing or not text is filled in. */
function filled(given: unknown, wanted: Readonly<Record<string, string>>): Metadata {
  if (!isObject(given)) return wanted
  const missing = Object.entries(wanted).filter(([key]) => !isText(given[key]))
  return { ...given, ...Object.fromEntries(missing) }
}

export function acceptableNotebook(metadata: Metadata): Metadata {
  const { kernelspec, language_info, ...others } = accepted(metadata, IN_NOTEBOOK)
  const { display_name, name } = KERNEL
  return {
    kernelspec: isObject(kernelspec) ? filled(kernelspec, { display_name, name }) : KERNEL,
    language_info: isObject(language_info)
      ? filled(language_info, { name: LANGUAGE.name })
      : LANGUAGE,
    ...others,
  }
}

/** A tag is a text without a comma, and there once. */
function acceptableTags(tags: readonly unknown[]): readonly string[] {
  const texts = tags.filter((tag) => typeof tag === 'string')
  return [...new Set(texts.flatMap((tag) => tag.split(',')).filter((tag) => tag !== ''))]
}

export function acceptableCell(metadata: Metadata): Metadata {
  const kept = accepted(metadata, IN_CELL)
  return 'tags' in kept ? { ...kept, tags: acceptableTags(kept.tags as unknown[]) } : kept
}
