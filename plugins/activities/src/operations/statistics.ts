import { type Group, type Handler, type PluginReads, user } from '@kith/sdk'
import { type ActivitiesContract, activity, type } from '../contract/index.ts'

const words = {
  planned: 'planned',
  'in-progress': 'inProgress',
  done: 'done',
  rejected: 'rejected',
  cancelled: 'cancelled',
} as const
type Counted = (typeof words)[keyof typeof words]
const zero = { planned: 0, inProgress: 0, done: 0, rejected: 0, cancelled: 0 }

/** Counted in the database, under the rights of who asks. */
export const statistics: Handler<ActivitiesContract, 'statistics'> = async (ctx, { by, from, to, type: of, owner }) => {
  const at = { ...(from && { gte: from }), ...(to && { lt: to }) }
  const where = { ...(from || to ? { at } : {}), ...(of && { type: of }), ...(owner && { owner }) }
  const groups = await ctx.data.groups(activity, { by: by === 'state' ? ['state'] : [by, 'state'], where })
  const byKey = new Map<string | null, Record<Counted, number>>()
  for (const { values, count } of groups) add(byKey, by, values, count)
  const names = await namesOf(ctx, by)
  const rows = [...byKey].map(([key, counts]) => {
    const total = Object.values(counts).reduce((sum, n) => sum + n, 0)
    return { key, name: key === null ? null : (names.get(key) ?? null), total, ...counts }
  })
  const order = by === 'month' ? (a: Line, b: Line) => ((a.key ?? '') < (b.key ?? '') ? -1 : 1) : most
  return { rows: rows.sort(order) }
}

interface Line {
  readonly key: string | null
  readonly total: number
}

function most(a: Line, b: Line): number {
  return b.total - a.total || ((a.key ?? '') < (b.key ?? '') ? -1 : 1)
}

function add(
  byKey: Map<string | null, Record<Counted, number>>,
  by: string,
  values: Group['values'],
  count: number,
): void {
  const key = (values[by] as string | null) ?? null
  const state = words[values.state as keyof typeof words]
  const row = byKey.get(key) ?? zero
  byKey.set(key, { ...row, [state]: row[state] + count })
}

async function namesOf(
  ctx: { readonly asPlugin: PluginReads },
  by: 'type' | 'owner' | 'state' | 'month',
): Promise<ReadonlyMap<string, string>> {
  if (by === 'type') return new Map((await ctx.asPlugin.snapshot(type)).map(row => [row.id, row.name]))
  if (by === 'owner') return new Map((await ctx.asPlugin.snapshot(user)).map(row => [row.id, row.name]))
  return new Map()
}
