import { z } from 'zod'
import type { FieldOptions, Kind, Typed } from './field.ts'
import { single } from './single.ts'

/** An e-mail address, stored trimmed and in lower case so that equal ones are equal. At most 254 characters. */
export function email<const O extends FieldOptions = Record<never, never>>(options?: O): Typed<string, O> {
  return { kind: 'email', options: options ?? {} } as unknown as Typed<string, O>
}

export const emailKind: Kind = single({
  name: 'email',
  compares: 'exact',
  column: 'text',
  searched: 'email',
  schema: () => z.string().trim().toLowerCase().max(254).regex(address, { error: 'email' }),
  isStored: value => typeof value === 'string' && value.length <= 254 && plainAddress.test(value),
})

// The HTML standard's pattern for <input type=email>, with a dot required in the domain and other scripts allowed.
const address =
  /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?)+$/u

// The common case, in its stored form already.
const plainAddress =
  /^[a-z0-9._+-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/
