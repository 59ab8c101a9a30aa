import { invalid } from '@kith/sdk'
import { Temporal } from 'temporal-polyfill'

const most = 36

/** Every month from one to another, both included: '2026-01'. Throws `reports.period` for none, or more than 36. */
export function monthsOf(from: string, to: string): readonly string[] {
  const at = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
  const count = at(to) - at(from) + 1
  if (count < 1 || count > most) {
    throw invalid([{ path: 'to', code: 'reports.period', message: `A report is of 1 to ${most} months.` }])
  }
  const months = [from]
  while (months.length < count) months.push(monthAfter(months.at(-1) as string))
  return months
}

/** The month behind one. */
function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12
    ? `${String(year + 1).padStart(4, '0')}-01`
    : `${month.slice(0, 5)}${String(number + 1).padStart(2, '0')}`
}

type AtKind = 'instant' | 'day' | 'month'

/** Where months begin: as instants on a clock, as days, or as themselves. */
export interface Months {
  begin(month: string, is: AtKind): string
  /** What is in these months, both included. */
  within(from: string, to: string, is: AtKind): { readonly gte: string; readonly lt: string }
}

/** Each beginning is worked out once: every cell of a report asks for some. */
export function createMonths(zone: string): Months {
  const known = new Map<string, string>()
  const once = (key: string, work: () => string) => {
    const found = known.get(key) ?? work()
    known.set(key, found)
    return found
  }
  const begin = (month: string, is: AtKind) =>
    is === 'month' ? month : once(`${is} ${month}`, () => beginOf(month, is, zone))
  const after = (month: string) => once(`after ${month}`, () => monthAfter(month))
  return { begin, within: (from, to, is) => ({ gte: begin(from, is), lt: begin(after(to), is) }) }
}

function beginOf(month: string, is: 'instant' | 'day', zone: string): string {
  if (is === 'day') return `${month}-01`
  return new Date(Temporal.PlainDate.from(`${month}-01`).toZonedDateTime(zone).epochMilliseconds).toISOString()
}
