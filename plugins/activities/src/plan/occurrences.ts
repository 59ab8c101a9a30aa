import { KithError } from '@kith/sdk'
import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'

/**
 * When something comes again, as moments: by the clock of a zone, so that nine o'clock stays nine o'clock. Throws
 * `activities.bad_rule` for what is no RFC 5545 rule, `activities.endless` for more than `most` times.
 */
export function occurrences(options: {
  readonly rule: string
  readonly from: string
  readonly zone: string
  readonly most: number
}): string[] {
  const { rule, from, zone, most } = options
  const text = rule.replace(/^RRULE:/i, '').toUpperCase()
  if (!/^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;[A-Z-]+=[A-Z0-9+,:-]+)*$/.test(text)) throw badRule(rule)
  const found: string[] = []
  try {
    const start = Temporal.Instant.from(from).toZonedDateTimeISO(zone)
    const local = start.toPlainDateTime().toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')
    const rules = new RRuleTemporal({
      rruleString: `DTSTART;TZID=${zone}:${local}\nRRULE:${text}`,
      temporal: Temporal,
      maxIterations: 10_000,
    })
    rules.all((at, i) => {
      found.push(new Date(Number(Temporal.ZonedDateTime.from(at.toString()).epochMilliseconds)).toISOString())
      return i < most
    })
  } catch (error) {
    throw badRule(rule, error)
  }
  if (found.length === 0) throw badRule(rule)
  if (found.length > most) {
    throw new KithError('activities.endless', `"${rule}" comes more than ${most} times: give it a COUNT or an UNTIL.`, {
      rule,
      most,
    })
  }
  return found
}

function badRule(rule: string, cause?: unknown): KithError {
  return new KithError(
    'activities.bad_rule',
    `"${rule}" is no rule that can be followed: as in FREQ=WEEKLY;BYDAY=MO;COUNT=10.`,
    { rule },
    cause,
  )
}
