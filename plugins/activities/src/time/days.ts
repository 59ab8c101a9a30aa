import { Temporal } from 'temporal-polyfill'

/** The day of a moment by the clock of a zone: when it begins and when the next one does. */
export function dayOf(at: Date, zone: string): { readonly from: string; readonly to: string } {
  const day = inZone(Temporal.Instant.fromEpochMilliseconds(at.getTime()), zone).startOfDay()
  return { from: wire(day), to: wire(day.add({ days: 1 })) }
}

/** The calendar day of a moment, '2026-01-05'. */
export function dateOf(at: string, zone: string): string {
  return inZone(Temporal.Instant.from(at), zone).toPlainDate().toString()
}

/** The month of a moment, '2026-01'. */
export function monthOf(at: string, zone: string): string {
  return dateOf(at, zone).slice(0, 7)
}

/** A moment as a person in that zone reads it. */
export function readable(at: string, locale: string, zone: string): string {
  const format = (timeZone: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(at))
  return orUtc(zone, format)
}

/** So many days before, in milliseconds and not by the calendar. */
export function daysBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * 86_400_000).toISOString()
}

function wire(at: Temporal.ZonedDateTime): string {
  return new Date(at.epochMilliseconds).toISOString()
}

function inZone(at: Temporal.Instant, zone: string): Temporal.ZonedDateTime {
  return orUtc(zone, known => at.toZonedDateTimeISO(known))
}

/** A zone that this machine does not know is UTC. */
function orUtc<T>(zone: string, use: (zone: string) => T): T {
  try {
    return use(zone)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return use('UTC')
  }
}
