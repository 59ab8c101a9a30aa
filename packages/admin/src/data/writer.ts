import type { Held } from '@kith/client'
import type { Api } from './api.ts'

/** As `Api.mutate`; the same words, sent again because no answer came, are written once. */
export type Writer = <T>(operation: string, input: unknown) => Promise<T | Held>

/** Gives what is written a key, and keeps it for the next try until an answer has come. */
export function createWriter({ mutate }: Pick<Api, 'mutate'>): Writer {
  const keys = new Map<string, string>()
  return async <T>(operation: string, input: unknown) => {
    const what = JSON.stringify([operation, input])
    const key = keys.get(what) ?? newKey()
    keys.set(what, key)
    const answer = await mutate<T>(operation, input, key)
    keys.delete(what)
    return answer
  }
}

/** `crypto.randomUUID` is there by https only. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
