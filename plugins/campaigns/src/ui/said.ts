import type { Texts } from '@kith/admin/ui'
import type { Figures } from './counted.ts'

/** An amount in minor units of a currency, as it is written; short: ¥38.42M. */
export function moneySaid(amount: number, currency: string, locale: string, short = false): string {
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
  }).resolvedOptions()
  const value = amount / 10 ** digits
  const options: Intl.NumberFormatOptions = short ? { notation: 'compact', maximumFractionDigits: 1 } : {}
  const whole = Number.isInteger(value) && !short ? { maximumFractionDigits: 0 } : {}
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, ...options, ...whole })
  return format.format(value).replace('-', '\u2212')
}

/** The return on investment, or that it cannot be said. */
export function returnSaid({ roi }: Pick<Figures, 'roi'>, locale: string): string {
  if (roi === null) return '—'
  const format = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
  })
  return format.format(roi).replace('-', '\u2212')
}

/** Why there is none, and what was left out of the sums. */
export function unsaid(figures: Figures, texts: Texts): string | undefined {
  if (figures.unsaid === 'no_cost') return texts.word('campaigns.figures.no_cost')
  const n = figures.cost.missing + figures.revenue.missing
  return n > 0 ? texts.word('campaigns.figures.no_rate', { n: texts.number(n) }) : undefined
}
