import type { Money } from '@kith/sdk'
import { html } from 'lit'
import { numberFormat } from '../texts/formats.ts'
import type { Draw } from './draw.ts'

/** An amount in its currency: whole ones without decimals. */
export function moneyWords({ amount, currency }: Money, locale: string): string {
  const format = numberFormat(locale, { style: 'currency', currency })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  const value = amount / 10 ** digits
  const isWhole = Number.isInteger(value)
  const shown = isWhole ? numberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }) : format
  return shown.format(value).replace('-', '\u2212')
}

/** A sum in a currency, short: ¥38.42M. */
export function sumWords(amount: number, currency: string, locale: string): string {
  const digits = numberFormat(locale, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  const short = numberFormat(locale, {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumFractionDigits: 2,
  })
  return short.format(amount / 10 ** digits).replace('-', '\u2212')
}

export const drawMoney: Draw = (value, { texts }) =>
  html`<span class="num">${moneyWords(value as Money, texts.locale)}</span>`
