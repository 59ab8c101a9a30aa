import type { WorkingHours } from '../contract/index.ts'
import { type ZonedClock, zonedClock } from './zoned.ts'

/** What of a business calendar counts. */
export interface WorkingTime {
  readonly zone: string
  readonly hours: readonly WorkingHours[]
  readonly holidays: readonly string[]
}

const day = 86_400_000
const minute = 60_000
/** Beyond three years a calendar that has no time for it is taken to have none at all. */
const mostDays = 3 * 366

type Span = readonly [from: number, to: number]

/** The moment at which so many minutes of work have passed since `from`; undefined where the calendar has no time for them. */
export function addWorking(calendar: WorkingTime, from: Date, minutes: number): Date | undefined {
  const clock = zonedClock(calendar.zone)
  let left = minutes * minute
  for (let at = startOfDay(clock, from), n = 0; n <= mostDays; at += day, n++) {
    for (const [begin, end] of spansOf(calendar, clock, at)) {
      const start = Math.max(begin, from.getTime())
      if (start >= end) continue
      if (end - start >= left) return new Date(start + left)
      left -= end - start
    }
  }
  return undefined
}

/** Whole minutes of work between two moments. */
export function workingBetween(calendar: WorkingTime, from: Date, to: Date): number {
  const clock = zonedClock(calendar.zone)
  const last = clock.wallOf(to.getTime())
  let sum = 0
  for (let at = startOfDay(clock, from), n = 0; at <= last && n <= mostDays; at += day, n++) {
    for (const [begin, end] of spansOf(calendar, clock, at)) {
      sum += Math.max(0, Math.min(end, to.getTime()) - Math.max(begin, from.getTime()))
    }
  }
  return Math.round(sum / minute)
}

/** Whether there is any working time at all. */
export function hasWorkingTime(calendar: WorkingTime, from: Date): boolean {
  return addWorking(calendar, from, 1) !== undefined
}

/** In the milliseconds of wall time. */
function startOfDay(clock: ZonedClock, moment: Date): number {
  const wall = clock.wallOf(moment.getTime())
  return wall - (((wall % day) + day) % day)
}

/** The working hours of a day in UTC, one after another; hours that overlap count once. */
function spansOf({ hours, holidays }: WorkingTime, clock: ZonedClock, at: number): Span[] {
  const date = new Date(at)
  if (holidays.includes(date.toISOString().slice(0, 10))) return []
  const weekday = date.getUTCDay() === 0 ? 7 : date.getUTCDay()
  const spans = hours
    .filter(({ days }) => days.includes(weekday))
    .map(({ from, to }): Span => [at + timeOf(from), at + timeOf(to)])
    .filter(([from, to]) => to > from)
    .sort((a, b) => a[0] - b[0])
  const apart: Span[] = []
  for (const [from, to] of spans) {
    const last = apart.at(-1)
    if (last && from <= last[1]) apart[apart.length - 1] = [last[0], Math.max(last[1], to)]
    else apart.push([from, to])
  }
  return apart.map(([from, to]): Span => [clock.utcOf(from), clock.utcOf(to)])
}

function timeOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number)
  return (hours * 60 + minutes) * minute
}
