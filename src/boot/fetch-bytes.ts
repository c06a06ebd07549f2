import type { Bytes } from '../../workers/protocol/boot.ts'

/**
 * A file's bytes, in memory that can be shared where `shared` says so.
 * @param expected its length, where that is known
 * @throws Error when the file is not there, or has another length
 */
export async function fetchBytes(url: string, shared: boolean, expected?: number): Promise<Bytes> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
  const encoded = answer.headers.has('content-encoding')
  const declared = encoded ? 0 : Number(answer.headers.get('content-length'))
  const length = expected ?? declared
  if (!shared || length === 0 || answer.body === null) {
    const bytes = await answer.arrayBuffer()
    if (expected !== undefined && bytes.byteLength !== expected) throw cutOff(url, bytes, expected)
    return shared ? inSharedMemory(bytes) : bytes
  }
  // Into shared memory as it arrives, instead of once into a buffer and once out of it.
  const target = new Uint8Array(new SharedArrayBuffer(length))
  let at = 0
  // Safari's streams cannot be iterated.
  const reader = answer.body.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (at + part.value.byteLength > length)
      throw new Error(`${url} is longer than ${length} bytes`)
    target.set(part.value, at)
    at += part.value.byteLength
  }
  if (at !== length) throw new Error(`${url} ended after ${at} of ${length} bytes`)
  return target.buffer
}

function inSharedMemory(bytes: ArrayBuffer): SharedArrayBuffer {
  const target = new SharedArrayBuffer(bytes.byteLength)
  new Uint8Array(target).set(new Uint8Array(bytes))
  return target
}

function cutOff(url: string, bytes: ArrayBuffer, expected: number): Error {
  return new Error(`${url} has ${bytes.byteLength} instead of ${expected} bytes`)
}
