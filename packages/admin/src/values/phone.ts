import type { Locale } from '../data/preferences.ts'

/**
 * How numbers of a country are written by who reads that language: what they are stored as (E.164), and as what they are
 * shown. In Chinese a mobile number is 11 digits without a space, a landline its area code, a space, the number (R29).
 */
const written: Readonly<Record<Locale, readonly (readonly [stored: RegExp, shown: string])[]>> = {
  'zh-CN': [
    [/^\+86(1\d{10})$/, '$1'],
    [/^\+86(10|2\d)(\d{7,8})$/, '0$1 $2'],
    [/^\+86(?!400|800)([3-9]\d{2})(\d{7,8})$/, '0$1 $2'],
  ],
  en: [
    [/^\+86(1\d{2})(\d{4})(\d{4})$/, '+86 $1 $2 $3'],
    [/^\+86(10|2\d)(\d{7,8})$/, '+86 $1 $2'],
    [/^\+86(?!400|800)([3-9]\d{2})(\d{7,8})$/, '+86 $1 $2'],
  ],
}

/** A stored phone number as people read it; one that no preset knows as it is stored. */
export function phoneAsRead(stored: string, locale: Locale): string {
  const known = written[locale].find(([pattern]) => pattern.test(stored))
  return known ? stored.replace(...known) : stored
}
