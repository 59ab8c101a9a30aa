import { type AnyTap, reject, tap } from '@kith/sdk'
import { hasWorkingTime } from '../calendar/working.ts'
import { calendar, type ServiceContract } from '../contract/index.ts'

/** A calendar is of a zone that there is, and has time to work in: nothing could be due on another. */
export const checkCalendar: AnyTap<ServiceContract> = tap<ServiceContract>()(calendar.saving, {
  id: 'service.check-calendar',
  guard: (ctx, rows) => {
    for (const { after } of rows) {
      if (!isZone(after.zone)) return reject('service.unknown_zone', `There is no zone ${after.zone}.`, 'zone')
      if (!hasWorkingTime(after, ctx.now())) {
        return reject('service.no_working_time', 'The calendar has no working time.', 'hours')
      }
    }
    return undefined
  },
})

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined
  } catch {
    return false
  }
}
