import { account } from '@kith/plugin-accounts/contract'
import { type Handler, KithError, notFound, type ReadContext, type RecordRef } from '@kith/sdk'
import { type ActivitiesContract, activity } from '../contract/index.ts'
import { openStates } from '../state.ts'
import { briefs, isLate } from './brief.ts'

const most = 20

/** Whoever may read a record may know what is planned about it: it is a part of that record. */
export const of: Handler<ActivitiesContract, 'of'> = async (ctx, about) => {
  if (!(await mayRead(ctx, about))) throw notFound(about.entity, about.id)
  const key = `${about.entity}/${about.id}`
  const state = { in: openStates }
  const own = ctx.asPlugin.data.list(activity, { where: { about: key as never, state }, sort: ['at'], limit: most + 1 })
  // Of an account also what is about its contacts and the like, as far as the caller may see that.
  const within =
    about.entity === account.name
      ? ctx.data.list(activity, { where: { account: about.id, state }, sort: ['at'], limit: most + 1 }).catch(none)
      : { rows: [] }
  const rows = new Map([...(await own).rows, ...(await within).rows].map(row => [row.id, row]))
  const sorted = [...rows.values()].sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? -1 : 1))
  const now = ctx.now().toISOString()
  return {
    open: await briefs(ctx, sorted.slice(0, most)),
    overdue: sorted.filter(row => isLate(row, now)).length,
    more: sorted.length > most,
  }
}

async function mayRead(ctx: ReadContext<ActivitiesContract>, { entity, id }: RecordRef): Promise<boolean> {
  try {
    return (await ctx.data.get(entity, id)) !== undefined
  } catch (error) {
    if (error instanceof KithError && error.code === 'KITH_ENTITY') return false
    throw error
  }
}

function none(error: unknown): { rows: [] } {
  if (error instanceof KithError && error.code === 'KITH_DENIED') return { rows: [] }
  throw error
}
