import { read } from './read.ts'
import type { FieldType, Resolve, Variable } from './types.ts'
import { iso } from './value.ts'

export interface VariableScope {
  /** By name, `{ 'actor.id': … }` or `{ actor: { id: … } }`. */
  readonly values?: Readonly<Record<string, unknown>> | undefined
  /** A Date or milliseconds since 1970; the clock when absent. */
  readonly now?: Date | number | undefined
  /** An IANA time zone, which says when a day begins; UTC when absent. */
  readonly zone?: string | undefined
}

/**
 * What variables stand for, for `evaluate` and `compile` alike.
 * Beside a date, `now` and `today` are the day in the zone; beside an instant, `today` is the moment that day begins.
 * `add` counts days by the calendar from a day and as 24 hours from a moment; months and years end on the month's last
 * day at the latest (31 January and one month is 28 or 29 February), in UTC from a moment.
 */
export function variables(scope: VariableScope = {}): Resolve {
  return (variable, type) =>
    variable.$ === 'now' || variable.$ === 'today' ? time(variable, type, scope) : read(scope.values, variable.$)
}

function time(variable: Variable, type: FieldType, scope: VariableScope): string | undefined {
  const now = Number(scope.now ?? Date.now())
  if (variable.$ === 'now' && type !== 'date') return iso(shift(now, variable.add))
  const zone = scope.zone ?? 'UTC'
  const day = shift(Math.floor(local(now, zone) / 864e5) * 864e5, variable.add)
  return type === 'instant' ? iso(beginning(day, zone)) : iso(day)?.slice(0, 10)
}

const units: Readonly<Record<string, number>> = { m: 6e4, h: 36e5, d: 864e5, w: 6048e5, mo: 1, y: 12 }

function shift(at: number, add = '0d'): number {
  const [, count, unit = ''] = /^([+-]?\d+)(mo|[mhdwy])$/.exec(add) ?? []
  const step = Number(count) * (units[unit] ?? Number.NaN)
  if (unit !== 'mo' && unit !== 'y') return at + step
  const date = new Date(at)
  const day = date.getUTCDate()
  date.setUTCMonth(date.getUTCMonth() + step)
  return date.getUTCDate() === day ? date.getTime() : date.setUTCDate(0)
}

/** The wall clock of a zone as if it were UTC; Swedish writes `YYYY-MM-DD HH:mm:ss`. */
function local(at: number, zone: string): number {
  return Date.parse(`${new Date(at).toLocaleString('sv', { timeZone: zone }).replace(' ', 'T')}Z`)
}

/** When a day begins, given as midnight UTC: at midnight by the zone's clocks, or, where they skip that, a bit later. */
function beginning(day: number, zone: string): number {
  const guess = 2 * day - local(day, zone)
  const midnight = day + guess - local(guess, zone)
  return local(midnight, zone) < day ? guess : midnight
}
