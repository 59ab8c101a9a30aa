import { invalid } from '@kith/sdk'
import { Temporal } from 'temporal-polyfill'

const most = 36

/** Every month from one to another, both included: '2026-01'. Throws `reports.period` for none, or more than 36. */
export function monthsOf(from: string, to: string): readonly string[] {
  const [first, last] = [Temporal.PlainYearMonth.from(from), Temporal.PlainYearMonth.from(to)]
  const count = first.until(last, { largestUnit: 'months' }).months + 1
  if (count < 1 || count > most) {
    throw invalid([{ path: 'to', code: 'reports.period', message: `A report is of 1 to ${most} months.` }])
  }
  return Array.from({ length: count }, (_, n) => first.add({ months: n }).toString())
}

/** The month behind one. */
function monthAfter(month: string): string {
  return Temporal.PlainYearMonth.from(month).add({ months: 1 }).toString()
}

export type AtKind = 'instant' | 'day' | 'month'

/** Where a month begins: as an instant on a clock, as a day, or as itself. */
export function beginOf(month: string, is: AtKind, zone: string): string {
  if (is === 'month') return month
  const day = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 })
  if (is === 'day') return day.toString()
  return new Date(day.toZonedDateTime(zone).epochMilliseconds).toISOString()
}

/** What is in these months, both included. */
export function within(
  from: string,
  to: string,
  is: AtKind,
  zone: string,
): { readonly gte: string; readonly lt: string } {
  return { gte: beginOf(from, is, zone), lt: beginOf(monthAfter(to), is, zone) }
}
