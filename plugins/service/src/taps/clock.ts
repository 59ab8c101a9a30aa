import { type AnyTap, KithError, type Row, type SavingRow, tap } from '@kith/sdk'
import { addWorking, workingBetween } from '../calendar/working.ts'
import { hasEnded } from '../cases/unended.ts'
import { calendar, level, type ServiceContract, serviceCase } from '../contract/index.ts'

type SavedCase = SavingRow<(typeof serviceCase)['fields']>
type Level = Row<typeof level>
type Calendar = Row<typeof calendar>
type Patch = Partial<SavedCase['after']>

/**
 * The clock of a case (R85): due times by the service level of its priority, on the level's business calendar. While the
 * case waits for the customer the clock stands; a level that changes counts from the beginning again.
 */
export const clock: AnyTap<ServiceContract> = tap<ServiceContract>()(serviceCase.saving, {
  id: 'service.clock',
  after: ['service.route'],
  shape: async (ctx, rows) => {
    const { snapshot } = ctx.asPlugin
    const [levels, calendars] = await Promise.all([snapshot(level), snapshot(calendar)])
    return rows.flatMap(row => {
      const found = levels.find(one => one.active && one.priority === row.after.priority)
      const set = clockOf(row, { found, time: calendars.find(one => one.id === found?.calendar), now: ctx.now() })
      const isNews = Object.entries(set).some(([name, value]) => row.after[name as 'dueAt'] !== value)
      return isNews ? [{ id: row.id, set }] : []
    })
  },
})

interface Clock {
  readonly found: Level | undefined
  readonly time: Calendar | undefined
  readonly now: Date
}

function clockOf(row: SavedCase, { found, time, now }: Clock): Patch {
  const { before, after } = row
  const at = now.toISOString()
  const waits = after.state === 'waiting'
  const waited = after.waited + (time && after.waitingSince && !waits ? between(time, after.waitingSince, at) : 0)
  const begin = before?.createdAt ?? row.createdAt ?? at
  const ended = hasEnded(after.state)
  const solvedAt = ended ? (after.solvedAt ?? at) : null
  const times = {
    waited,
    waitingSince: waits ? (after.waitingSince ?? at) : null,
    solvedAt,
    closedAt: after.state === 'closed' ? (after.closedAt ?? at) : null,
    reopened: after.reopened + (before && hasEnded(before.state) && !ended ? 1 : 0),
  }
  const respondedAt = after.respondedAt ?? (ended ? at : null)
  if (!found || !time) return { ...times, respondedAt, level: null, respondBy: null, solveBy: null, dueAt: null }
  const respondBy = due(time, begin, found.respond)
  const solveBy = due(time, begin, found.solve + waited)
  return {
    ...times,
    respondedAt,
    level: found.id,
    respondBy,
    solveBy,
    dueAt: ended || waits ? null : respondedAt ? solveBy : respondBy,
    respondMinutes: respondedAt ? (after.respondMinutes ?? between(time, begin, respondedAt)) : null,
    solveMinutes: solvedAt ? Math.max(0, between(time, begin, solvedAt) - waited) : null,
  }
}

/** Throws `service.no_working_time`. */
function due(time: Calendar, from: string, minutes: number): string {
  const at = addWorking(time, new Date(from), minutes)
  if (!at)
    throw new KithError('service.no_working_time', `The calendar ${time.name} has no working time to count on.`, {
      calendar: time.id,
    })
  return at.toISOString()
}

function between(time: Calendar, from: string, to: string): number {
  return workingBetween(time, new Date(from), new Date(to))
}
