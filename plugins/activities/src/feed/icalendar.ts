import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Activity } from '../operations/workable.ts'
import { dateOf } from '../time/days.ts'

interface Calendar {
  readonly name: string
  /** Its owner's: what lasts all day lies on that zone's day. */
  readonly zone: string
  readonly url: string
  /** Minutes before a start at which is reminded, where the activity says nothing itself; 0 for never. */
  readonly reminderMinutes: number
  readonly rows: readonly { readonly row: Activity; readonly type: string }[]
}

/** Activities as RFC 5545. What is only due stands on its day. */
export function icalendar({ name, zone, url, reminderMinutes, rows }: Calendar): string {
  const calendar = ical({ name, prodId: { company: 'Kith', product: 'Activities' }, ttl: 3600 })
  calendar.method(ICalCalendarMethod.PUBLISH)
  for (const { row, type } of rows) {
    const { id, subject, start, end, due, at } = row
    const begins = start ?? due ?? at
    if (begins === null) continue
    const isWhole = row.allDay || start === null
    const event = calendar.createEvent({
      id: `${id}@kith`,
      sequence: row.version,
      stamp: new Date(row.updatedAt),
      summary: type ? `${type}: ${subject}` : subject,
      description: [row.plan, row.execution, row.feedback].filter(Boolean).join('\n\n') || null,
      location: row.location,
      url: `${url}/#/activities/${id}`,
      status: ICalEventStatus.CONFIRMED,
      ...(isWhole ? days(begins, end, zone) : { start: new Date(begins), end: new Date(end ?? begins) }),
    })
    const minutes = row.reminder ?? reminderMinutes
    if (!isWhole && minutes > 0 && row.state === 'planned') {
      event.createAlarm({ type: ICalAlarmType.display, trigger: minutes * 60, description: subject })
    }
  }
  return calendar.toString()
}

/** Whole days: dates without a time, of which the library takes the UTC date. */
function days(start: string, end: string | null, zone: string) {
  const at = (moment: string) => new Date(`${dateOf(moment, zone)}T00:00:00Z`)
  const last = at(end ?? start)
  return { start: at(start), end: new Date(last.getTime() + 86_400_000), allDay: true, timezone: 'UTC' }
}
