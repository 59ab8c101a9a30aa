import { lead } from '@kith/plugin-leads/contract'
import type { ChangeContext, Row } from '@kith/sdk'
import type { OpportunitiesContract } from '../contract/index.ts'
import type { Name } from './customers.ts'
import type { Currency, Item } from './deal.ts'

type Context = ChangeContext<OpportunitiesContract>
export type Lead = Row<typeof lead>

/** What a lead of the demo wants to buy, and what has become of it. */
export interface LeadDeal {
  readonly lead: Lead
  readonly name: Name
  readonly items: readonly Item[]
  readonly currency: Currency
  /** Days since it began, and for how many it goes on. */
  readonly since: number
  readonly takes: number
  readonly outcome: 'won' | 'lost'
  readonly reason: string
  readonly intent: 'interested' | 'comparing' | 'deciding'
}

/** Deals of the leads that the demo's leads bring along, where they are there: of four in five that were converted. */
export async function leadDeals(ctx: Context): Promise<readonly LeadDeal[]> {
  // Nobody's real address ends so (RFC 2606), and what people have typed stays untouched.
  const where = { status: 'converted', email: { endsWith: '.example.com' } } as const
  const { rows } = await ctx.asPlugin.data.list(lead, { where, sort: ['createdAt', 'id'], limit: 200 })
  const ours = rows.filter(row => row.createdBy === ctx.actor.id && row.convertedAccount !== null)
  return ours.filter((_, n) => n % 5 !== 4).map((row, n) => dealOf(ctx, row, n))
}

function dealOf(ctx: Context, row: Lead, n: number): LeadDeal {
  const [en, zh, ...items] = wants[n % wants.length] as (typeof wants)[number]
  const since = (ctx.now().getTime() - Date.parse(row.convertedAt ?? row.createdAt)) / 86_400_000
  const isWon = [0, 2, 3, 5, 8].includes(n % 9)
  const reasons = isWon
    ? ['product', 'relationship', 'service', 'price']
    : ['price', 'competitor', 'no-budget', 'delivery']
  return {
    lead: row,
    name: [`${en}, ${row.company}`, `${row.company}${zh}`],
    items,
    currency: row.region === 'overseas' ? 'USD' : 'CNY',
    since,
    takes: 24 + ((n * 17) % 70),
    outcome: isWon ? 'won' : 'lost',
    reason: reasons[n % reasons.length] as string,
    intent: (['comparing', 'interested', 'deciding'] as const)[n % 3] ?? 'comparing',
  }
}

const wants: readonly (readonly [en: string, zh: string, ...items: Item[]])[] = [
  ['Two 21 t excavators', '21吨挖掘机两台', ['EX-215', 2, 3]],
  ['Wheel loader', '装载机', ['WL-50', 1]],
  ['Small excavators', '小型挖掘机', ['EX-60', 2]],
  ['Loaders for the yard', '堆场装载机', ['WL-50', 3, 4], ['FK-500', 6]],
  ['Maintenance for a year', '全年保养', ['SV-YEAR', 4]],
  ['Excavator for the pit', '矿坑挖掘机', ['EX-500', 1], ['RB-20', 1]],
  ['Breakers', '破碎锤', ['HB-18', 2]],
  ['Excavator with breaker', '挖掘机带破碎锤', ['EX-215', 1], ['HB-18', 1]],
  ['Filters and service', '滤芯与现场服务', ['FK-500', 12], ['SV-HOUR', 60]],
]
