import { account } from '@kith/plugin-accounts/contract'
import { type AnyRow, type AnyTap, type ChangeContext, KithError, type RecordRef, type SavingRow, tap } from '@kith/sdk'
import { type ActivitiesContract, activity } from '../contract/index.ts'
import { isClosed } from '../state.ts'
import { monthOf } from '../time/days.ts'

type Row = SavingRow<(typeof activity)['fields']>
type Context = ChangeContext<ActivitiesContract>

/**
 * What follows from an activity, whoever writes it: whose it is where nobody says so, the account that it belongs to
 * (R60), where it stands in time, who gave it to its owner (R53), and when it was closed, and by whom.
 */
export const fill: AnyTap<ActivitiesContract> = tap<ActivitiesContract>()(activity.saving, {
  id: 'activities.fill',
  shape: async (ctx, rows) => {
    const open = rows.filter(row => !row.before || !isClosed(row.before))
    const accounts = await accountsOf(ctx, open)
    return open.map(row => ({
      id: row.id,
      set: { ...whoseIs(ctx, row), ...timesOf(ctx, row), ...accounts.get(row.id) },
    }))
  },
})

function whoseIs(ctx: Context, row: Row) {
  const { actor } = ctx
  const me = actor.kind === 'user' ? actor.id : null
  const { after, before } = row
  const owner = after.owner ?? (row.verb === 'create' && !after.byModule ? me : null)
  // What an installation begins with was given by nobody.
  const isGiven = actor.kind !== 'system' && owner !== null && owner !== me && owner !== (before?.owner ?? null)
  return {
    ...(owner === after.owner ? {} : { owner }),
    ...(isGiven ? { assignedAt: ctx.now().toISOString(), assignedBy: me, escalatedAt: null, remindedAt: null } : {}),
  }
}

function timesOf(ctx: Context, { after, before }: Row) {
  const now = ctx.now().toISOString()
  const isClosing = isClosed(after) && !(before && isClosed(before))
  // A module may know of one that was closed earlier.
  const closedAt = isClosing ? (!before && after.closedAt) || now : (before?.closedAt ?? null)
  const at = after.start ?? after.due ?? closedAt ?? before?.createdAt ?? now
  const late = after.due ?? after.end ?? after.start
  const month = monthOf(at, ctx.zone)
  const closing = isClosing ? { closedAt, closedBy: ctx.actor.kind === 'user' ? ctx.actor.id : after.closedBy } : {}
  return { ...(at === after.at ? {} : { at, month }), ...(late === after.late ? {} : { late }), ...closing }
}

async function accountsOf(
  ctx: Context,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, { readonly account: string | null }>> {
  const asked = rows.filter(row => (row.verb === 'create' || row.fields.includes('about')) && !row.after.byModule)
  const known = new Map<string, Promise<string | null>>()
  const answers = asked.map(async row => {
    const { about } = row.after
    if (!about) return [row.id, { account: null }] as const
    const key = `${about.entity}/${about.id}`
    const found = known.get(key) ?? accountOf(ctx, about)
    known.set(key, found)
    return [row.id, { account: await found }] as const
  })
  return new Map(await Promise.all(answers))
}

/** The account itself, or that which the record names in its field `account`, as contacts do. */
async function accountOf(ctx: Context, about: RecordRef): Promise<string | null> {
  if (about.entity === account.name) return (await recordOf(ctx, about)) ? about.id : null
  const named = (await recordOf(ctx, about))?.account
  return typeof named === 'string' ? named : null
}

/** A record as the actor may see it; undefined also where no module of this app has its kind. */
async function recordOf(ctx: Context, { entity, id }: RecordRef): Promise<AnyRow | undefined> {
  try {
    return await ctx.data.get(entity, id)
  } catch (error) {
    if (error instanceof KithError && ['KITH_ENTITY', 'KITH_DENIED'].includes(error.code)) return undefined
    throw error
  }
}
