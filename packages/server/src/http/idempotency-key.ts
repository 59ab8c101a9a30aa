import { KithError } from '@kith/sdk'

/** The `idempotency-key` header. Throws `KITH_KEY` for what cannot be one. */
export function idempotencyKey(headers: Headers): string | undefined {
  const key = headers.get('idempotency-key') ?? undefined
  if (key === undefined || /^[\x21-\x7e]{1,200}$/.test(key)) return key
  throw new KithError('KITH_KEY', 'An idempotency-key is 1 to 200 visible ASCII characters, such as a UUID.')
}
