import { z } from 'zod'
import type { Field, FieldOptions, Kind } from './field.ts'
import { numberFromText } from './from-text.ts'

/** An amount of money. */
export interface Money {
  /** In minor units of the currency, a whole number: 486000 is ¥4,860.00. */
  readonly amount: number
  /** ISO 4217: 'CNY'. */
  readonly currency: string
  /**
   * The same in minor units of the organisation's currency, at the rate of the day on which it was written; null where
   * there was no rate. What it is compared, sorted and added up by. Whoever writes leaves it out.
   */
  readonly base?: number | null
}

export interface MoneyOptions extends FieldOptions {
  /** In minor units, whatever the currency. */
  readonly min?: number
  readonly max?: number
  readonly default?: Money
}

type Read = Required<Money>

/** Like `Typed`, but what is written has no `base`. */
type TypedMoney<O> = O extends { derived: true }
  ? Field<O extends { default: unknown } ? Read : Read | null, never>
  : O extends { required: true }
    ? Field<Read, O extends { default: unknown } ? Money | undefined : Money>
    : O extends { default: unknown }
      ? Field<Read, Money | undefined>
      : Field<Read | null, Money | null | undefined>

/** Money in whole minor units and its currency, never a float. Filtered and sorted by its worth in the organisation's currency. */
export function money<const O extends MoneyOptions = Record<never, never>>(options?: O): TypedMoney<O> {
  return { kind: 'money', options: options ?? {} } as unknown as TypedMoney<O>
}

export const moneyKind: Kind = {
  name: 'money',
  compares: 'number',
  columns: () => [
    { suffix: '', type: 'integer' },
    { suffix: '_currency', type: 'text' },
    { suffix: '_base', type: 'integer' },
  ],
  compared: '_base',
  schema: ({ options }) => {
    let amount = z.int()
    if (typeof options.min === 'number') amount = amount.min(options.min)
    if (typeof options.max === 'number') amount = amount.max(options.max)
    return z.strictObject({
      amount,
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/, { error: 'currency' })
        .refine(isCurrency, { error: 'currency' }),
      base: z.int().nullable().default(null),
    })
  },
  priced: (value, worth) => {
    const { amount, currency } = value as Money
    return { amount, currency, base: worth(amount, currency) }
  },
  settings: () => z.strictObject({ min: z.int().optional(), max: z.int().optional() }),
  fromText: moneyFromText,
  encode: value => {
    const money = value as Money | null | undefined
    return money ? [money.amount, money.currency, money.base ?? null] : [null, null, null]
  },
  decode: ([amount, currency, base]) =>
    typeof amount === 'number' && typeof currency === 'string'
      ? { amount, currency, base: typeof base === 'number' ? base : null }
      : null,
}

/** Whether it is a code of ISO 4217 that this machine knows. */
export function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code)
}

/** How many digits stand behind the point: 2 for most, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

/** An amount in minor units from one as people write it, rounded half away from zero. */
export function toMinor(amount: number, currency: string): number {
  const scaled = Number(`${Math.abs(amount)}e${minorDigits(currency)}`)
  return Math.sign(amount) * Math.round(scaled) + 0
}

export function fromMinor(amount: number, currency: string): number {
  return amount / 10 ** minorDigits(currency)
}

const signs: readonly (readonly [RegExp, string])[] = [
  [/US\$|\$/, 'USD'],
  [/€/, 'EUR'],
  [/£/, 'GBP'],
  [/₹/, 'INR'],
  [/[¥￥元]|RMB/, 'CNY'],
]

/** 'CNY 1,234.50', '€480.000,00', '¥2,340,000': a text without a currency comes back as it is, for the schema to refuse. */
function moneyFromText(text: string, hints: Parameters<typeof numberFromText>[1]): unknown {
  const code = /\b[A-Z]{3}\b/.exec(text)?.[0]
  const currency = code && isCurrency(code) ? code : signs.find(([sign]) => sign.test(text))?.[1]
  const number = numberFromText(text.replace(/US\$|RMB/, ''), hints)
  if (currency === undefined || typeof number !== 'number') return text
  return { amount: toMinor(number, currency), currency }
}
