/** The clocks of a zone: milliseconds of their wall time, as if it were UTC, and back. */
export interface ZonedClock {
  wallOf(utc: number): number
  /** Of a wall time that there is twice, the first; of one that is skipped, as far behind. */
  utcOf(wall: number): number
}

/** Throws a RangeError for a zone that is not one. */
export function zonedClock(zone: string): ZonedClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  const wallOf = (utc: number): number => {
    const parts = Object.fromEntries(format.formatToParts(utc).map(({ type, value }) => [type, Number(value)]))
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
    return Date.UTC(year, month - 1, day, hour, minute, second) + (((utc % 1000) + 1000) % 1000)
  }
  const offset = (utc: number) => wallOf(utc) - utc
  return {
    wallOf,
    utcOf: wall => {
      const guess = wall - offset(wall)
      return wall - offset(guess)
    },
  }
}
