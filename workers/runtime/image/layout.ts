/** An image's file: `ESIM`, the length of a JSON, the JSON, and the parts that it measures. */

import type { Bytes } from '../../protocol/boot.ts'
import type { ImageDescription } from '../../protocol/image.ts'

const MAGIC = 0x4d_49_53_45
const START = 8

export class BadImage extends Error {}

export interface ImageParts {
  readonly description: ImageDescription
  readonly header: Uint8Array<Bytes>
  readonly listing: Uint8Array<Bytes>
  readonly memory: Uint8Array<Bytes>
}

const aligned = (length: number) => Math.ceil(length / 16) * 16

/** @throws BadImage for a file that is cut off, or is no image */
export function readImage(image: Bytes): ImageParts {
  if (image.byteLength < START) throw new BadImage('the image is empty')
  const view = new DataView(image)
  if (view.getUint32(0, true) !== MAGIC) throw new BadImage('this is no image')
  const length = view.getUint32(4, true)
  if (START + length > image.byteLength) throw new BadImage('the image is cut off')
  // TextDecoder refuses shared memory.
  const json = new TextDecoder().decode(new Uint8Array(image, START, length).slice())
  const description = JSON.parse(json) as ImageDescription
  let at = aligned(START + length)
  const part = (bytes: number) => {
    if (at + bytes > image.byteLength) throw new BadImage('the image is cut off')
    const bytesThere = new Uint8Array(image, at, bytes)
    at += aligned(bytes)
    return bytesThere
  }
  const { header, listing, runs } = description
  const memory = runs.reduce((sum, place, i) => sum + (i % 2 === 0 ? -place : place), 0)
  return { description, header: part(header), listing: part(listing), memory: part(memory) }
}

/** The bytes of an image's file. */
export function writeImage(
  description: ImageDescription,
  parts: readonly [header: Uint8Array, listing: Uint8Array, ...memory: Uint8Array[]],
): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify(description))
  const [header, listing, ...memory] = parts
  const whole = memory.reduce((sum, run) => sum + run.byteLength, 0)
  const front = aligned(START + json.byteLength) + aligned(header.byteLength)
  const image = new Uint8Array(front + aligned(listing.byteLength) + aligned(whole))
  const view = new DataView(image.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, json.byteLength, true)
  image.set(json, START)
  image.set(header, aligned(START + json.byteLength))
  image.set(listing, front)
  let at = front + aligned(listing.byteLength)
  for (const run of memory) {
    image.set(run, at)
    at += run.byteLength
  }
  return image
}
