import { type Handler, KithError } from '@kith/sdk'
import { type ActivitiesContract, activitiesContract, activity, conversion } from '../contract/index.ts'
import { seen } from './workable.ts'

export const convert: Handler<ActivitiesContract, 'convert'> = async (ctx, { id, into }) => {
  const row = await seen(ctx, id)
  const was = await ctx.asPlugin.data.first(conversion, { where: { activity: id } })
  if (was)
    throw new KithError('activities.converted', `Activity ${id} was converted already.`, { id, result: was.result })
  const { subject, about, account, owner } = row
  const draft = { activity: id, subject, about, account, owner, into: into ?? null, result: null }
  const { result } = await ctx.filter(activitiesContract.hooks.converting, draft)
  if (!result) {
    throw new KithError('activities.nothing_to_convert', 'No module makes anything of activities here.', {
      id,
      into: into ?? null,
    })
  }
  const record = { entity: activity.name, id }
  ctx.change.create(conversion, { activity: id, result, at: ctx.now().toISOString() })
  ctx.change.expectNone(conversion, { activity: id })
  ctx.change.link(result, 'origin', record)
  ctx.change.emit(activitiesContract.hooks.converted, { activity: id, result }, { record })
  return { activity: id, ...result }
}
