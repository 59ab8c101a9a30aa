import { KithError } from '@kith/sdk'
import type { FarKind, Reply } from '@kith/sdk/remote'

/** Nobody is there to answer. HTTP 503. */
export function away(plugin: string): KithError {
  return new KithError('KITH_PLUGIN_AWAY', `The module ${plugin} runs in another process, which is not connected.`, {
    plugin,
  })
}

/** It was there and did not answer in its time. HTTP 503. */
export function tooLate(plugin: string, kind: FarKind, name: string, within: number): KithError {
  return new KithError('KITH_PLUGIN_LATE', `The module ${plugin} did not answer ${kind} ${name} within ${within} ms.`, {
    plugin,
    name,
  })
}

/** What is no KithError where it was thrown is none here: its words are for the log alone. */
export function errorFrom({ code, message, details }: NonNullable<Reply['error']>): Error {
  return code === 'KITH_FAILED' ? new Error(message) : new KithError(code, message, details)
}

/** What a work is given, as JSON: bytes travel as base64. */
export function toWire(value: unknown): unknown {
  const { bytes } = (value ?? {}) as { bytes?: unknown }
  if (!(bytes instanceof Uint8Array)) return value
  return { ...(value as object), bytes: undefined, base64: Buffer.from(bytes).toString('base64') }
}

/** What a work answered, as its plugin's code would have here. */
export function fromWire(kind: FarKind, value: unknown): unknown {
  if (kind !== 'route') return value ?? undefined
  const { base64, ...response } = value as { readonly base64?: string }
  return base64 === undefined ? response : { ...response, body: new Uint8Array(Buffer.from(base64, 'base64')) }
}
