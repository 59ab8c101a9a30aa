import parsePhoneNumber, { type CountryCode } from 'libphonenumber-js/min'
import { z } from 'zod'
import type { FieldOptions, Kind, Typed } from './field.ts'
import { single } from './single.ts'

export interface PhoneOptions extends FieldOptions {
  /** The country of numbers written without +, ISO 3166 ('CN'). Default 'CN'. */
  readonly country?: string
}

/** A phone number, stored as E.164 where it can be read as one, else as its digits. At most 32 characters given. */
export function phone<const O extends PhoneOptions = Record<never, never>>(options?: O): Typed<string, O> {
  return { kind: 'phone', options: options ?? {} } as unknown as Typed<string, O>
}

export const phoneKind: Kind = single({
  name: 'phone',
  compares: 'exact',
  column: 'text',
  schema: field =>
    z
      .string()
      .trim()
      .max(32)
      .regex(written, { error: 'phone' })
      .overwrite(value => normalisePhone(value, field.options.country as string | undefined)),
})

/** The stored form of a written number: '+8613801395136' for 138 0139 5136 in CN. */
export function normalisePhone(value: string, country = 'CN'): string {
  const parsed = parsePhoneNumber(value, country as CountryCode)
  if (parsed?.isPossible()) return parsed.number
  return value.replace(/[^\d+]/g, '')
}

const written = /^\+?(?=(?:.*\d){4})[\d\s().\-/]+(?:(?:x|ext\.?)\s*\d{1,6})?$/i
