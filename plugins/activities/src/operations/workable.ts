import { type Actor, type Data, denied, KithError, notFound, type PluginReads, type Row } from '@kith/sdk'
import { activity } from '../contract/index.ts'
import { steers } from '../people/steers.ts'
import { isClosed } from '../state.ts'

export type Activity = Row<typeof activity>

interface Context {
  readonly actor: Actor
  readonly data: Data
  readonly asPlugin: PluginReads
}

/** An activity as the caller may see it; a change expects it to stay as it is. Throws `KITH_NOT_FOUND`. */
export async function seen(ctx: Pick<Context, 'data'>, id: string): Promise<Activity> {
  const row = await ctx.data.get(activity, id)
  if (!row) throw notFound(activity.name, id)
  return row
}

/** One that is open, and that the caller decides about. Throws `activities.closed`, `KITH_DENIED`. */
export async function workable(ctx: Context, id: string): Promise<Activity> {
  const row = await seen(ctx, id)
  if (!(await steers(ctx, row.owner))) {
    throw denied('activities.update', `Activity ${id} is neither ${ctx.actor.id}’s nor one of his people’s.`)
  }
  if (isClosed(row)) {
    throw new KithError('activities.closed', `Activity ${id} is ${row.state}: it is not changed any more.`, {
      id,
      state: row.state,
      closedBy: row.closedBy,
    })
  }
  return row
}
