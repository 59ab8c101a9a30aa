import { addDays, addMonths, dayKey, dayStart, localeOf, weekStart } from './times.ts'
import type { Brief } from './types.ts'

/** How much of the calendar is shown at once. */
export const spans = ['month', 'week', 'day'] as const
export type Span = (typeof spans)[number]

/** The days that are shown: of a month whole weeks. */
export function daysOf(span: Span, day: Date): readonly Date[] {
  if (span === 'day') return [dayStart(day)]
  if (span === 'week') return list(weekStart(day), 7)
  const first = weekStart(new Date(day.getFullYear(), day.getMonth(), 1))
  const last = new Date(day.getFullYear(), day.getMonth() + 1, 0)
  const weeks = Math.ceil((Math.round((last.getTime() - first.getTime()) / 86_400_000) + 1) / 7)
  return list(first, weeks * 7)
}

function list(first: Date, n: number): readonly Date[] {
  return Array.from({ length: n }, (_, i) => addDays(first, i))
}

/** The day that stands as far on as one page of the span is long. */
export function turn(span: Span, day: Date, by: 1 | -1): Date {
  if (span === 'month') return addMonths(day, by)
  return addDays(day, span === 'week' ? 7 * by : by)
}

/** What the span is called: 'January 2026', '5 – 11 January 2026'. */
export function titleOf(span: Span, day: Date, locale: string): string {
  const options = { day: 'numeric', month: 'long', year: 'numeric' } as const
  const tag = localeOf(locale)
  if (span === 'month') return new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric' }).format(day)
  if (span === 'day') return new Intl.DateTimeFormat(tag, { weekday: 'long', ...options }).format(day)
  const first = weekStart(day)
  return new Intl.DateTimeFormat(tag, options).formatRange(first, addDays(first, 6))
}

/** Activities by the day on which they begin, or by which they are due. */
export function byDay(rows: readonly Brief[]): ReadonlyMap<string, readonly Brief[]> {
  return Map.groupBy(
    rows.filter(row => (row.start ?? row.due) !== null),
    row => dayKey(new Date((row.start ?? row.due) as string)),
  )
}
