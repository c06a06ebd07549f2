/** A file whose bytes come at the first read, with a request that Python waits for. */
export class LateFile {
  readonly #fetch: () => Uint8Array
  readonly #declared: number
  #bytes: Uint8Array | null = null

  constructor(declared: number, fetch: () => Uint8Array) {
    this.#declared = declared
    this.#fetch = fetch
  }

  get size(): number {
    return this.#bytes?.byteLength ?? this.#declared
  }

  get bytes(): Uint8Array {
    this.#bytes ??= this.#fetch()
    return this.#bytes
  }

  /** What is written stays with this node. */
  set bytes(bytes: Uint8Array) {
    this.#bytes = bytes
  }
}
