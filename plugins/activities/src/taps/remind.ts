import { type AnyTap, tap } from '@kith/sdk'
import { type ActivitiesContract, activity } from '../contract/index.ts'
import { isClosed } from '../state.ts'

/** Whoever asked to be reminded of an appointment is, so many minutes before it starts (R71). */
export const remindLater: AnyTap<ActivitiesContract> = tap<ActivitiesContract>()(activity.saving, {
  id: 'activities.remind-later',
  after: ['activities.fill'],
  shape: (ctx, rows) => {
    const now = ctx.now().getTime()
    for (const { id, after, before } of rows) {
      const { start, reminder } = after
      if (!start || reminder === null || isClosed(after)) continue
      if (before?.start === start && before.reminder === reminder) continue
      const at = Date.parse(start) - reminder * 60_000
      if (Date.parse(start) <= now) continue
      const record = { entity: activity.name, id }
      ctx.change.schedule('activities.remind', { id, start, reminder }, { at: new Date(Math.max(at, now)), record })
    }
    return undefined
  },
})
