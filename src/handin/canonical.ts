/** One text for one value, whatever the order in which its keys were written, and its fingerprint. */

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined }

/** JSON without spaces, with keys in the order of their code units; keys without a value are left out. */
export function canonical(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonical).join()}]`
  const entries = Object.keys(value)
    .toSorted()
    .flatMap((key) => {
      const entry = value[key]
      return entry === undefined ? [] : [`${JSON.stringify(key)}:${canonical(entry)}`]
    })
  return `{${entries.join()}}`
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value)

/** SHA-256 of the canonical JSON, in hexadecimal. It needs no secure context, as WebCrypto does. */
export function fingerprint(value: Json): string {
  return bytesToHex(sha256(utf8ToBytes(canonical(value))))
}
