export const periodKinds = ['month', 'quarter', 'year', 'twelve'] as const
export type PeriodKind = (typeof periodKinds)[number]

/** Months, both included, as '2026-01'. */
export interface Period {
  readonly from: string
  readonly to: string
}

const most = 36

/** The period of a kind that a month lies in; twelve months end with it. */
export function periodOf(kind: PeriodKind, month: string): Period {
  const at = numberOf(month)
  if (kind === 'month') return { from: month, to: month }
  if (kind === 'twelve') return span(at - 11, at)
  const length = kind === 'quarter' ? 3 : 12
  const first = at - (at % length)
  return span(first, first + length - 1)
}

/** What a period is called by; twelve months from January are a year. */
export function kindOf({ from, to }: Period): PeriodKind {
  const [first, last] = [numberOf(from), numberOf(to)]
  if (first === last) return 'month'
  if (last - first === 2 && first % 3 === 0) return 'quarter'
  return last - first === 11 && first % 12 === 0 ? 'year' : 'twelve'
}

/** The period of the same length before (-1) or behind it (1). */
export function shifted({ from, to }: Period, by: -1 | 1): Period {
  const [first, last] = [numberOf(from), numberOf(to)]
  const length = (last - first + 1) * by
  return span(first + length, last + length)
}

/** A period from an address; undefined for what is none, or is longer than a report. */
export function periodFrom(from: string | undefined, to: string | undefined): Period | undefined {
  const month = /^\d{4}-(0[1-9]|1[0-2])$/
  if (!from || !to || !month.test(from) || !month.test(to)) return undefined
  const length = numberOf(to) - numberOf(from)
  return length >= 0 && length < most ? { from, to } : undefined
}

/** The month that it is here. */
export function thisMonth(): string {
  const now = new Date()
  return monthOf(now.getFullYear() * 12 + now.getMonth())
}

/** 'Mar 2026', '2026年3月'. */
export function monthName(month: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(dateOf(month))
}

/** '2026', 'Mar 2026', 'Jan – Mar 2026'. */
export function periodName(period: Period, locale: string): string {
  const kind = kindOf(period)
  const options =
    kind === 'year'
      ? ({ year: 'numeric', timeZone: 'UTC' } as const)
      : ({ month: 'short', year: 'numeric', timeZone: 'UTC' } as const)
  return new Intl.DateTimeFormat(locale, options).formatRange(dateOf(period.from), dateOf(period.to))
}

function numberOf(month: string): number {
  const [year = 0, of = 1] = month.split('-').map(Number)
  return year * 12 + of - 1
}

function monthOf(n: number): string {
  return `${String(Math.floor(n / 12)).padStart(4, '0')}-${String((n % 12) + 1).padStart(2, '0')}`
}

function span(first: number, last: number): Period {
  return { from: monthOf(first), to: monthOf(last) }
}

function dateOf(month: string): Date {
  return new Date(`${month}-01T00:00:00Z`)
}
