import { lead } from '@kith/plugin-leads/contract'
import { type Preset, preset, toMinor, user } from '@kith/sdk'
import { type OpportunitiesContract, opportunity, pipeline, stage, target } from '../contract/index.ts'
import { stagesOf } from '../stages/order.ts'
import type { Name } from './customers.ts'
import type { Currency } from './deal.ts'
import { add, type Way } from './demo-deal.ts'
import { type LeadDeal, leadDeals } from './demo-leads.ts'
import { perEuro } from './demo-lines.ts'
import { type Context, day, type Needs, type Scene, type Stage, sceneOf, type User } from './demo-scene.ts'
import { type OpenDeal, openDeals } from './open-deals.ts'
import { type PastDeal, pastDeals } from './past-deals.ts'

/**
 * Opportunities in every stage and three currencies with their products, people, competitors and activities, a year of
 * those that were won and lost, what came of the demo's leads, and targets.
 */
export const demo: Preset<OpportunitiesContract, Needs> = preset<OpportunitiesContract, Needs>()('demo', async ctx => {
  const [pipelines, stages, people] = await Promise.all([
    ctx.asPlugin.snapshot(pipeline),
    ctx.asPlugin.snapshot(stage),
    ctx.asPlugin.snapshot(user),
  ])
  const path = stagesOf(stages, pipelines[0]?.id ?? null)
  if (path.length === 0) return
  const sellers = people.filter(({ roles, active }) => active && roles?.includes('sales'))
  const scene = await sceneOf(ctx, sellers)
  for (const deal of pastDeals) await addPast(ctx, scene, deal, path)
  for (const [n, deal] of openDeals.entries()) await addOpen(ctx, scene, deal, path, n)
  for (const [n, deal] of (await leadDeals(ctx)).entries()) await addOfLead(ctx, scene, deal, path, n)
  addTargets(ctx, sellers)
})

async function addOpen(ctx: Context, scene: Scene, deal: OpenDeal, path: readonly Stage[], n: number): Promise<void> {
  const [since, until] = deal.days
  const party = scene.parties.get(deal.customer)
  // Some of what is next is overdue, some is for today.
  const next = [deal.next, (n % 7) - 1] as const
  const way = { passed: path.slice(0, deal.stage + 1), days: [since, 0], next } as const
  const said = { need: scene.name(deal.need), intent: deal.intent }
  if (party) await add(ctx, scene, deal, party, way, { ...said, ...ahead(ctx, scene, until, next) })
}

async function addPast(ctx: Context, scene: Scene, deal: PastDeal, path: readonly Stage[]): Promise<void> {
  const [since, took] = deal.days
  const party = scene.parties.get(deal.customer)
  const way = ended(path, deal.outcome, [since + took, since])
  if (party && way) await add(ctx, scene, deal, party, way, endOf(ctx, scene, deal, since))
}

/** What a lead was converted into; its chain leads back to it (R9). */
async function addOfLead(ctx: Context, scene: Scene, deal: LeadDeal, path: readonly Stage[], n: number): Promise<void> {
  const { lead: row, since, takes, outcome } = deal
  const { source, region, owner } = row
  const party = { account: row.convertedAccount ?? '', decides: row.convertedContact ?? '', owner, source, region }
  const isEnded = since > takes
  const open = path.filter(({ kind }) => kind === 'open')
  const reached = Math.min(open.length, 1 + Math.floor((open.length * since) / takes))
  const next = [openDeals[n % openDeals.length]?.next ?? deal.name, (n % 6) - 1] as const
  const way = isEnded
    ? ended(path, outcome, [since, since - takes])
    : { passed: open.slice(0, reached), days: [since, 0] as const, next }
  if (!way) return
  const more = isEnded
    ? endOf(ctx, scene, deal, since - takes)
    : { need: scene.name(deal.name), intent: deal.intent, ...ahead(ctx, scene, takes - since + 10, next) }
  const id = await add(ctx, scene, deal, party, way, { ...more, lead: row.id })
  ctx.change.link({ entity: opportunity.name, id }, 'origin', { entity: lead.name, id: row.id })
}

/** What is said of a deal that is under way. */
function ahead(ctx: Context, scene: Scene, until: number, [next, days]: readonly [Name, number]) {
  const on = (days: number) => new Date(ctx.now().getTime() + days * day).toISOString().slice(0, 10)
  return {
    timeframe: until > 90 ? 'half-year' : until > 31 ? 'quarter' : 'month',
    expectedClose: on(until),
    deliveryDate: on(until + 45),
    nextStep: scene.name(next),
    nextStepOn: on(days),
  }
}

function ended(path: readonly Stage[], outcome: 'won' | 'lost', days: Way['days']): Way | undefined {
  const end = path.find(({ kind }) => kind === outcome)
  return end && { passed: [...path.filter(({ kind }) => kind === 'open'), end], days }
}

function endOf(ctx: Context, scene: Scene, deal: PastDeal | LeadDeal, since: number) {
  const closedAt = new Date(ctx.now().getTime() - since * day).toISOString()
  return {
    need: scene.name(deal.name),
    intent: 'deciding',
    timeframe: 'quarter',
    expectedClose: closedAt.slice(0, 10),
    reason: scene.reasons(deal.reason),
    closedAt,
  }
}

/** What each of them is to sell: a year back, and half a year ahead. */
function addTargets(ctx: Context, sellers: readonly User[]): void {
  const whole = Math.round(1_200_000 * ((perEuro[ctx.currency as Currency] ?? 1) / perEuro.CNY))
  const amount = { amount: toMinor(whole, ctx.currency), currency: ctx.currency }
  for (const { id } of sellers) {
    for (let ahead = -11; ahead <= 5; ahead++) {
      const at = new Date(Date.UTC(ctx.now().getUTCFullYear(), ctx.now().getUTCMonth() + ahead, 1))
      ctx.change.create(target, { month: at.toISOString().slice(0, 7), user: id, amount })
    }
  }
}
