import { fromMinor, invalid, minorDigits, type ReadContext, rate } from '@kith/sdk'
import { Temporal } from 'temporal-polyfill'
import type { Cell, ReportsContract } from '../contract/index.ts'
import type { Column } from './cells.ts'

/** What one of a currency is worth in the organisation's, since a day. */
interface Known {
  readonly currency: string
  readonly day: string
  readonly rate: number
}

/** The newest rate of each currency that is not after today. */
export async function ratesOf(ctx: ReadContext<ReportsContract>): Promise<Known[]> {
  const all = await ctx.asPlugin.snapshot(rate)
  if (all.length === 0) return []
  // Temporal keeps what it knows of a zone; a format of Intl would be made anew for each report.
  const now = Temporal.Instant.fromEpochMilliseconds(ctx.now().getTime())
  const today = now.toZonedDateTimeISO(ctx.zone).toPlainDate().toString()
  const known = all.filter(({ day }) => day <= today)
  return [...Map.groupBy(known, ({ currency }) => currency).values()]
    .flatMap(same => same.toSorted((a, b) => (a.day < b.day ? 1 : -1))[0] ?? [])
    .map(({ currency, day, rate }) => ({ currency, day, rate: Number(rate) }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1))
}

export type Bring = (columns: readonly Column[], cells: readonly Cell[]) => Cell[]

/** Brings amounts from the organisation's currency into the reader's. Throws `reports.no_rate` where no rate is known. */
export function bringer(own: string, currency: string, rates: readonly Known[]): Bring {
  if (currency === own) return (_columns, cells) => [...cells]
  const known = rates.find(one => one.currency === currency)
  if (!known || known.rate === 0) {
    throw invalid([{ path: 'currency', code: 'reports.no_rate', message: `There is no rate for ${currency} today.` }])
  }
  const bring = (value: number) => Math.round((fromMinor(value, own) / known.rate) * 10 ** minorDigits(currency))
  return (columns, cells) =>
    cells.map((cell, n) =>
      columns[n]?.unit === 'money' && cell.value !== null ? { ...cell, value: bring(cell.value) } : cell,
    )
}
