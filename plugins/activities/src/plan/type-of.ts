import { KithError, type PluginReads, type Row } from '@kith/sdk'
import { type } from '../contract/index.ts'

export type ActivityType = Row<typeof type>

/** A type by its code or its id. Throws `activities.unknown_type`. */
export async function typeOf(ctx: { readonly asPlugin: PluginReads }, given: string): Promise<ActivityType> {
  const types = await ctx.asPlugin.snapshot(type)
  const found = types.find(one => (one.code === given || one.id === given) && one.active)
  if (found) return found
  throw new KithError('activities.unknown_type', `There is no type of activity "${given}" in use.`, {
    type: given,
    known: types.filter(one => one.active).map(one => one.code),
  })
}
