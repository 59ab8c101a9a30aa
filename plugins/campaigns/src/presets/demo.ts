import type { AccountsContract } from '@kith/plugin-accounts/contract'
import { type LeadsContract, lead } from '@kith/plugin-leads/contract'
import { type ChangeContext, type Preset, preset, type Row, toMinor } from '@kith/sdk'
import { type CampaignsContract, campaign, channel, expense, member, segment } from '../contract/index.ts'
import { type CampaignPlan, isOf, plans } from './demo-plans.ts'
import { type Said, said } from './said.ts'

type Needs = AccountsContract | LeadsContract
type Context = ChangeContext<CampaignsContract, Needs>
type Lead = Row<typeof lead>

const day = 86_400_000

/** A year of a dealer in machinery: what was done, what it cost, whom it reached and which leads came of it. */
export const demo: Preset<CampaignsContract, Needs> = preset<CampaignsContract, Needs>()('demo', async ctx => {
  const say = said(/^zh\b/i.test(ctx.locale) ? 'zh' : 'en')
  const [channels, leads] = await Promise.all([ctx.asPlugin.snapshot(channel), leadsOf(ctx)])
  const channelOf = (code: string) => channels.find(one => one.code === code)?.id ?? null
  const parent = ctx.change.create(
    campaign,
    {
      name: say('season'),
      kind: 'other',
      status: 'running',
      startsOn: on(ctx, -330),
      endsOn: on(ctx, 90),
      plannedCost: money(ctx, 160_000),
    },
    { createdAt: ago(ctx, 340) },
  )
  for (const plan of plans) addCampaign(ctx, { plan, parent, say, channelOf, leads })
  addSegments(ctx, say)
})

interface Told {
  readonly plan: CampaignPlan
  readonly parent: string
  readonly say: Said
  readonly channelOf: (code: string) => string | null
  readonly leads: readonly Lead[]
}

function addCampaign(ctx: Context, { plan, parent, say, channelOf, leads }: Told): void {
  const { key, kind, status, days, planned, expected, code, channel: by, paid } = plan
  const [from, to] = days
  const words = (['tasks', 'resources', 'feedback'] as const).flatMap(what =>
    plan.says?.includes(what) ? [[what, say(`${key}.${what}` as never)]] : [],
  )
  const id = ctx.change.create(
    campaign,
    {
      name: say(key),
      kind,
      status,
      channel: channelOf(by),
      startsOn: on(ctx, from),
      endsOn: on(ctx, to),
      plannedCost: money(ctx, planned),
      expectedResponses: expected,
      parent,
      ...(code === undefined ? {} : { code }),
      ...Object.fromEntries(words),
    },
    { createdAt: ago(ctx, Math.max(0, 20 - from)) },
  )
  for (const [what, amount, at] of paid) {
    ctx.change.create(
      expense,
      { campaign: id, name: say(what), amount: money(ctx, amount), day: on(ctx, at), supplier: say(`${what}.by`) },
      { createdAt: ago(ctx, Math.max(0, -at)) },
    )
  }
  const daysAgo = ({ createdAt }: Lead) => (ctx.now().getTime() - Date.parse(createdAt)) / day
  const came = leads.filter(row => isOf(plan, row, daysAgo(row)))
  for (const [n, row] of came.entries()) addCame(ctx, id, plan, row, n)
  addInvited(ctx, id, plan, leads, new Set(came.map(row => row.id)))
}

/** A lead that came from a campaign, and answered it by that (R78). */
function addCame(ctx: Context, id: string, { kind }: CampaignPlan, row: Lead, n: number): void {
  ctx.change.link({ entity: lead.name, id: row.id }, 'origin', { entity: campaign.name, id })
  const response = kind === 'event' && n % 3 !== 0 ? 'attended' : 'responded'
  const values = { campaign: id, lead: row.id, response, respondedAt: row.createdAt }
  ctx.change.create(member, values as never, { createdAt: new Date(row.createdAt) })
}

/** Those who were written to: most of them say nothing. */
function addInvited(
  ctx: Context,
  id: string,
  { invites, days: [from], status }: CampaignPlan,
  leads: readonly Lead[],
  came: ReadonlySet<string>,
): void {
  const at = ago(ctx, Math.max(0, -from))
  const known = leads.filter(row => !came.has(row.id) && row.createdAt < at.toISOString() && row.company !== null)
  for (const [n, row] of known.slice(0, invites).entries()) {
    const response = status === 'planned' ? 'planned' : n % 9 === 4 ? 'declined' : 'invited'
    ctx.change.create(member, { campaign: id, lead: row.id, response }, { createdAt: at })
  }
}

/** The leads that the demo's leads bring along, where they are there. */
async function leadsOf(ctx: Context): Promise<readonly Lead[]> {
  // Nobody's real address ends so (RFC 2606), and what people have typed stays untouched.
  const where = { email: { endsWith: '.example.com' } } as const
  const { rows } = await ctx.asPlugin.data.list(lead, { where, sort: ['createdAt', 'id'], limit: 200 })
  return rows.filter(row => row.createdBy === ctx.actor.id)
}

function addSegments(ctx: Context, say: Said): void {
  ctx.change.create(segment, {
    name: say('miners'),
    accounts: { industry: { in: ['mining', 'construction'] }, region: { in: ['east-china', 'north-china'] } },
    leads: { industry: { in: ['mining', 'construction'] }, status: { in: ['new', 'working', 'qualified'] } },
  })
  ctx.change.create(segment, {
    name: say('operators'),
    contacts: { 'ext.campaigns.occupation': say('operator'), 'ext.campaigns.ageBand': { in: ['25-34', '35-44'] } },
  })
}

/** A day so many days from today. */
function on(ctx: Context, days: number): string {
  const today = Date.parse(ctx.now().toISOString().slice(0, 10))
  return new Date(today + days * day).toISOString().slice(0, 10)
}

function ago(ctx: Context, days: number): Date {
  return new Date(ctx.now().getTime() - days * day)
}

/** In the organisation's own currency: what costs are compared with needs no rate then. */
function money({ currency }: Context, euros: number) {
  return { amount: toMinor(Math.round(euros * (perEuro[currency] ?? 1)), currency), currency }
}

/** How much of a currency is about a euro. */
const perEuro: Readonly<Record<string, number>> = { EUR: 1, CNY: 8, USD: 1.1 }
