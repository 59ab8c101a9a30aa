import { type ChangeContext, KithError } from '@kith/sdk'
import { type ActivitiesContract, activity } from '../contract/index.ts'
import { activeUser, readPeople } from '../people/people.ts'
import { workable } from './workable.ts'

/** Gives an open activity to somebody; one that was rejected is planned again. Throws `activities.unknown_owner`. */
export async function give(ctx: ChangeContext<ActivitiesContract>, id: string, owner: string) {
  const row = await workable(ctx, id)
  if (!activeUser(await readPeople(ctx), owner)) {
    throw new KithError('activities.unknown_owner', `There is no active user ${owner}.`, { owner })
  }
  const again = row.state === 'rejected' ? { state: 'planned' as const } : {}
  if (row.owner !== owner || row.state === 'rejected') {
    ctx.change.update(activity, id, { owner, ...again }, { version: row.version })
  }
  return { id, owner }
}
