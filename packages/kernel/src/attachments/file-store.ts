/** Files by the SHA-256 of their bytes, in hexadecimal: what is kept once is never changed, only removed. */
export interface FileStore {
  /** For people: a folder or an address. */
  readonly where: string
  /** Keeps the file at `path`, which may be gone after; what is there already counts as new again. */
  put(hash: string, path: string): Promise<void>
  /** `undefined` where there is none. */
  get(hash: string): Promise<AsyncIterable<Uint8Array> | undefined>
  remove(hash: string): Promise<void>
  /** Every file, a page at a time, with the time at which it was last put. */
  list(): AsyncIterable<readonly StoredFile[]>
}

export interface StoredFile {
  readonly hash: string
  readonly at: Date
}

/** A SHA-256 in hexadecimal: nothing else becomes part of a path or an address. */
export function isHash(text: unknown): text is string {
  return typeof text === 'string' && /^[0-9a-f]{64}$/.test(text)
}
