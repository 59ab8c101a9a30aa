/** What went wrong with one input value: `path` is dotted (`values.email`), `code` is stable and translated on screen. */
export interface Problem {
  readonly path: string
  readonly code: string
  readonly message: string
}

// The same in every copy of this package: a plugin that was linked by folder brings one of its own.
const brand = Symbol.for('kith.error')

/**
 * Every refusal and failure that leaves Kith. `code` is stable (docs/errors.md), `message` is English for logs,
 * `details` is JSON. Codes travel, sentences are translated on screen. `instanceof` knows one of another copy of the SDK.
 */
export class KithError extends Error {
  readonly code: string
  readonly details: Readonly<Record<string, unknown>>

  static override [Symbol.hasInstance](value: unknown): boolean {
    if (!Function.prototype[Symbol.hasInstance].call(Error, value)) return false
    // A class that extends this one asks for its own instances.
    // biome-ignore lint/complexity/noThisInStatic: `this` is the class on the right of `instanceof`
    return this === KithError ? brand in (value as object) : Function.prototype[Symbol.hasInstance].call(this, value)
  }

  constructor(code: string, message: string, details: Readonly<Record<string, unknown>> = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'KithError'
    this.code = code
    this.details = details
    Object.defineProperty(this, brand, { value: true })
  }
}

/** Input that does not fit its schema. HTTP 422. */
export function invalid(problems: readonly Problem[], message = 'The input is not valid.'): KithError {
  const list = problems.map(p => `${p.path || '(root)'}: ${p.code}`).join(', ')
  return new KithError('KITH_INVALID', `${message} ${list}`, { problems })
}

/** The record does not exist, or the actor may not know that it does. HTTP 404. */
export function notFound(entity: string, id: string): KithError {
  return new KithError('KITH_NOT_FOUND', `There is no ${entity} ${id}, or it may not be seen.`, { entity, id })
}

/** The actor may not do this. HTTP 403. `needs` is the missing permission or the verb on the entity. */
export function denied(needs: string, why: string): KithError {
  return new KithError('KITH_DENIED', why, { needs })
}

/** A failure as JSON: what a delivery, a submission or an answer keeps of it. */
export function describeError(error: unknown): { code: string; message: string } {
  if (error instanceof KithError) return { code: error.code, message: error.message }
  return { code: 'KITH_FAILED', message: error instanceof Error ? error.message : String(error) }
}
