import type { Texts } from '@kith/admin/ui'
import { monthName } from './period.ts'
import type { Answer, Column, Dimension, ReportRow } from './types.ts'

/** `leads.all` is named by the text `leads.measure.all`. */
export function columnName({ id }: Pick<Column, 'id'>, texts: Texts): string {
  return texts.word(named(id, 'measure'))
}

export function reportName(id: string, texts: Texts): string {
  return texts.word(named(id, 'report'))
}

/** What a report says of itself, if it does. */
export function reportAbout(id: string, texts: Texts): string {
  const key = `${named(id, 'report')}.about`
  return texts.has(key) ? texts.word(key) : ''
}

function named(id: string, part: string): string {
  const [plugin = '', ...word] = id.split('.')
  return `${plugin}.${part}.${word.join('.')}`
}

export function dimensionName(dimension: Dimension, texts: Texts): string {
  const { id, field } = dimension
  return field ? texts.field(field.entity, field.field) : texts.word(`reports.by.${id}`)
}

export function rowName({ key, name }: ReportRow, dimension: Dimension | null, texts: Texts): string {
  if (dimension === null) return texts.word('reports.total')
  const { id, field } = dimension
  if (key === null) return texts.word(`reports.${id === 'owner' ? 'nobody' : id === 'team' ? 'no-team' : 'no-value'}`)
  if (name !== null) return name
  if (id === 'month') return monthName(key, texts.locale)
  return (field && texts.coded(field.entity, field.field, key)) ?? key
}

/** A number as it is read; '—' where there is nothing to say. */
export function sayValue(
  value: number | null,
  unit: Column['unit'],
  { currency }: Pick<Answer, 'currency'>,
  texts: Texts,
) {
  if (value === null) return '—'
  const { locale } = texts
  const rounded = (most: number) => texts.number(Number(value.toFixed(most)))
  if (unit === 'money') {
    const options = { style: 'currency', currency, maximumFractionDigits: 0 } as const
    return new Intl.NumberFormat(locale, options).format(wholeUnits(value, currency))
  }
  if (unit === 'part') return sayPart(value, locale)
  if (unit === 'days') return texts.word('reports.days', { n: rounded(1) })
  if (unit === 'minutes') return texts.word('reports.minutes', { n: rounded(0) })
  return rounded(unit === 'points' ? 2 : 0)
}

export function sayPart(value: number | null, locale: string): string {
  if (value === null) return '—'
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(value)
}

/** An amount in minor units, in whole ones. */
export function wholeUnits(amount: number, currency: string): number {
  return amount / 10 ** digitsOf(currency)
}

export function digitsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}
