import { type AccountsContract, account, contact } from '@kith/plugin-accounts/contract'
import { type ProductsContract, product, productsContract } from '@kith/plugin-products/contract'
import { type ChangeContext, type Money, type Preset, preset, type Row, toMinor, user } from '@kith/sdk'
import {
  item,
  type OpportunitiesContract,
  opportunity,
  pipeline,
  reason,
  rivalry,
  role,
  roleType,
  stage,
  stageChange,
  target,
} from '../contract/index.ts'
import { stagesOf } from '../stages/order.ts'
import { addCompetitors } from './competitors.ts'
import { customers, lender, type Name } from './customers.ts'
import { type Currency, euros, type OpenDeal, openDeals, type PastDeal, pastDeals } from './deals.ts'
import { isChinese, said } from './said.ts'

type Needs = AccountsContract | ProductsContract
type Context = ChangeContext<OpportunitiesContract, Needs>
type Stage = Row<typeof stage>
type User = Row<typeof user>

interface Party {
  readonly account: string
  readonly decides: string
  readonly uses: string
  readonly owner: string | null
}

interface Scene {
  readonly name: (name: Name) => string
  readonly parties: ReadonlyMap<string, Party>
  readonly lender: string
  readonly rivals: Readonly<Record<string, string>>
  /** By the key that presets give them. */
  readonly reasons: (key: string) => string | null
  readonly roles: (key: string) => string | undefined
  readonly products: ReadonlyMap<string, Row<typeof product>>
}

const day = 86_400_000

/**
 * Opportunities in every stage and three currencies with their products, people and competitors, a year of those that
 * were won and lost, and targets.
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
  // A list begins with what was made last.
  for (const deal of pastDeals.toReversed()) await addPast(ctx, scene, deal, path)
  for (const deal of openDeals.toReversed()) await addOpen(ctx, scene, deal, path)
  addTargets(ctx, sellers)
})

async function sceneOf(ctx: Context, sellers: readonly User[]): Promise<Scene> {
  const say = said(ctx.locale)
  const name = ([en, zh = en]: Name) => (isChinese(ctx.locale) ? zh : en)
  const [reasons, roleTypes, { rows: products }, rivals] = await Promise.all([
    ctx.asPlugin.snapshot(reason),
    ctx.asPlugin.snapshot(roleType),
    ctx.asPlugin.data.list(product, { limit: 200 }),
    addCompetitors(ctx, say),
  ])
  const parties = new Map<string, Party>()
  for (const [key, { people, source: _, ...customer }] of Object.entries(customers)) {
    const owner = sellers[parties.size % Math.max(1, sellers.length)]?.id ?? null
    const id = ctx.change.create(account, { ...customer, name: name(customer.name), owner })
    const [decides, uses] = people.map(who => ctx.change.create(contact, { name: name(who), account: id, owner }))
    parties.set(key, { account: id, decides: String(decides), uses: String(uses), owner })
  }
  const named = (rows: readonly { readonly id: string; readonly name: string }[], words: string) =>
    rows.find(row => row.name === words)?.id
  return {
    name,
    parties,
    lender: ctx.change.create(account, { name: name(lender) }),
    rivals,
    reasons: key => named(reasons, say(`reason.${key}`)) ?? null,
    roles: key => named(roleTypes, say(`role.${key}`)),
    products: new Map(products.map(row => [row.code, row])),
  }
}

async function addOpen(ctx: Context, scene: Scene, deal: OpenDeal, path: readonly Stage[]): Promise<void> {
  const [since, until] = deal.days
  const on = (days: number) => new Date(ctx.now().getTime() + days * day).toISOString().slice(0, 10)
  const passed = path.slice(0, deal.stage + 1)
  await add(ctx, scene, deal, passed, [since, 0], {
    need: scene.name(deal.need),
    intent: deal.intent,
    timeframe: until > 90 ? 'half-year' : until > 31 ? 'quarter' : 'month',
    expectedClose: on(until),
    deliveryDate: on(until + 45),
    nextStep: scene.name(deal.next),
    nextStepOn: on(Math.ceil(until / 4)),
  })
}

async function addPast(ctx: Context, scene: Scene, deal: PastDeal, path: readonly Stage[]): Promise<void> {
  const [since, took] = deal.days
  const end = path.find(({ kind }) => kind === deal.outcome)
  if (!end) return
  const closedAt = new Date(ctx.now().getTime() - since * day).toISOString()
  await add(ctx, scene, deal, [...path.filter(({ kind }) => kind === 'open'), end], [since + took, since], {
    need: scene.name(deal.name),
    intent: 'deciding',
    timeframe: 'quarter',
    expectedClose: closedAt.slice(0, 10),
    reason: scene.reasons(deal.reason),
    closedAt,
    cycleDays: took,
  })
}

/** An opportunity that went through `passed` from so many days ago to so many days ago. */
async function add(
  ctx: Context,
  scene: Scene,
  deal: OpenDeal | PastDeal,
  passed: readonly Stage[],
  [from, to]: readonly [number, number],
  more: object,
): Promise<void> {
  const party = scene.parties.get(deal.customer)
  const last = passed.at(-1)
  if (!party || !last) return
  // As long in each stage as in the others; what is open stays in its last one until now.
  const steps = last.kind === 'open' ? passed.length : passed.length - 1
  const stay = ((from - to) * day) / steps
  const reached = (n: number) => new Date(ctx.now().getTime() - from * day + n * stay).toISOString()
  const { source, region } = customers[deal.customer]
  const lines = await linesOf(ctx, scene, deal)
  const id = ctx.change.create(opportunity, {
    name: scene.name(deal.name),
    account: party.account,
    contact: party.decides,
    decider: party.decides,
    owner: party.owner,
    stage: last.id,
    source,
    region,
    line: scene.products.get(deal.items[0]?.[0] ?? '')?.line ?? null,
    stageSince: reached(passed.length - 1),
    ...(lines ? {} : { amount: amountOf(deal) }),
    ...more,
  } as never)
  for (const line of lines ?? []) ctx.change.create(item, { opportunity: id, ...line })
  passed.forEach((to, n) => {
    const before = passed[n - 1]
    ctx.change.create(stageChange, {
      opportunity: id,
      from: before?.id ?? null,
      to: to.id,
      fromName: before?.name ?? null,
      toName: to.name,
      at: reached(n),
      seconds: before ? Math.round(stay / 1000) : null,
      by: party.owner,
    } as never)
  })
  addInvolved(ctx, scene, id, deal, party, last)
}

interface Line {
  readonly product: string
  readonly name: string
  readonly quantity: number
  readonly discount: number
  readonly price: Money
  readonly position: number
}

/** Its line items; nothing where the catalogue is another one. */
async function linesOf(
  ctx: Context,
  { products }: Scene,
  { items, currency }: OpenDeal | PastDeal,
): Promise<readonly Line[] | undefined> {
  const lines: Line[] = []
  for (const [code, quantity, discount = 0] of items) {
    const found = products.get(code)
    if (!found) return undefined
    const { id: product, name } = found
    const { price } = await ctx.query(productsContract).price({ product, currency })
    if (!price) return undefined
    lines.push({ product, name, quantity, discount, price, position: (lines.length + 1) * 10 })
  }
  return lines
}

function amountOf({ items, currency }: OpenDeal | PastDeal) {
  const whole = items.reduce((sum, [code, quantity]) => sum + quantity * (euros[code] ?? 0), 0)
  return { amount: toMinor(Math.round(whole * perEuro[currency]), currency), currency }
}

function addInvolved(
  ctx: Context,
  scene: Scene,
  id: string,
  deal: OpenDeal | PastDeal,
  party: Party,
  { kind }: Stage,
): void {
  const involve = (key: string, who: object) => {
    const type = scene.roles(key)
    if (type !== undefined) ctx.change.create(role, { opportunity: id, type, ...who })
  }
  involve('decider', { contact: party.decides })
  involve('user', { contact: party.uses })
  if (deal.isLeased) involve('financier', { account: scene.lender })
  const competitor = deal.rival && scene.rivals[deal.rival[0]]
  if (!deal.rival || competitor === undefined) return
  const [, offer] = deal.rival
  const isTheirs = kind === 'lost' && 'reason' in deal && deal.reason === 'competitor'
  const outcome = kind === 'lost' && !isTheirs ? 'neither' : kind
  ctx.change.create(rivalry, { opportunity: id, competitor, outcome, ...(offer && { offer: scene.name(offer) }) })
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

/** How much of a currency is about a euro. */
const perEuro: Readonly<Record<Currency, number>> = { EUR: 1, CNY: 8, USD: 1.1 }
