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
  searched: 'phone',
  settings: () =>
    z.strictObject({
      country: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .optional(),
    }),
  schema: field =>
    z
      .string()
      .trim()
      .max(longest)
      .regex(written, { error: 'phone' })
      .overwrite(value => normalisePhone(value, field.options.country as string | undefined)),
})

/** Whether a field takes it as a phone number. What it is stored as takes longer to find out. */
export function isPhone(value: string): boolean {
  const number = value.trim()
  return number.length <= longest && written.test(number)
}

/** The stored form of a written number: '+8613801395136' for 138 0139 5136 in CN. */
export function normalisePhone(value: string, country = 'CN'): string {
  const parsed = parsePhoneNumber(value, country as CountryCode)
  if (parsed?.isPossible()) return parsed.number
  return value.replace(/[^\d+]/g, '')
}

const longest = 32
const written = /^\+?(?=(?:.*\d){4})[\d\s().\-/]+(?:(?:x|ext\.?)\s*\d{1,6})?$/i
