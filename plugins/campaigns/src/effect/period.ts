/** Days, both included; null: from the first, to the last. */
export interface Period {
  readonly from: string | null
  readonly to: string | null
}

/** A condition on a day. */
export function days({ from, to }: Period): { readonly gte?: string; readonly lte?: string } | undefined {
  return from === null && to === null ? undefined : { ...(from && { gte: from }), ...(to && { lte: to }) }
}

/** A condition on an instant: of the days of the organisation's zone. */
export function instants(
  { from, to }: Period,
  zone: string,
): { readonly gte?: string; readonly lt?: string } | undefined {
  if (from === null && to === null) return undefined
  return { ...(from && { gte: startOf(from, zone) }), ...(to && { lt: startOf(dayAfter(to), zone) }) }
}

/** When a day begins there. */
export function startOf(day: string, zone: string): string {
  const midnight = Date.parse(`${day}T00:00:00.000Z`)
  const guess = midnight - offsetAt(midnight, zone)
  return new Date(midnight - offsetAt(guess, zone)).toISOString()
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + 86_400_000).toISOString().slice(0, 10)
}

/** By how much its clocks are before UTC. */
function offsetAt(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at)
  const of = (type: string) => Number(parts.find(part => part.type === type)?.value)
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - at
}
