import { type PluginReads, user } from '@kith/sdk'
import { type Brief, type } from '../contract/index.ts'
import { isClosed } from '../state.ts'
import type { Activity } from './workable.ts'

interface Context {
  readonly asPlugin: PluginReads
  readonly now: () => Date
}

/** Activities in short, with the names of their types and owners. */
export async function briefs(ctx: Context, rows: readonly Activity[]): Promise<Brief[]> {
  const [types, users] = await Promise.all([ctx.asPlugin.snapshot(type), ctx.asPlugin.snapshot(user)])
  const typeOf = new Map(types.map(one => [one.id, one]))
  const nameOf = new Map(users.map(one => [one.id, one.name]))
  const now = ctx.now().toISOString()
  return rows.map(row => ({
    id: row.id,
    subject: row.subject,
    type: row.type,
    typeName: typeOf.get(row.type)?.name ?? '',
    icon: typeOf.get(row.type)?.icon ?? 'calendar',
    state: row.state,
    priority: row.priority,
    start: row.start,
    end: row.end,
    due: row.due,
    allDay: row.allDay,
    owner: row.owner,
    ownerName: (row.owner && nameOf.get(row.owner)) ?? null,
    about: row.about,
    isLate: isLate(row, now),
  }))
}

/** Whether something should have come of it by now (R55). */
export function isLate(row: Pick<Activity, 'state' | 'late'>, now: string): boolean {
  return !isClosed(row) && row.late !== null && row.late < now
}
