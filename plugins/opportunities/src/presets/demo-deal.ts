import { item, opportunity, rivalry, role, stageChange } from '../contract/index.ts'
import type { Name } from './customers.ts'
import type { Deal } from './deal.ts'
import { amountOf, linesOf } from './demo-lines.ts'
import { type Context, day, type Party, type Scene, type Stage } from './demo-scene.ts'

/** What all deals of the demo have. */
export type Sold = Pick<Deal, 'name' | 'items' | 'currency' | 'isLeased' | 'rival'> & { readonly reason?: string }

/** Where a deal went, from so many days ago to so many days ago. */
export interface Way {
  readonly passed: readonly Stage[]
  readonly days: readonly [from: number, to: number]
  /** What is said to be done next, and in how many days. */
  readonly next?: readonly [what: Name, days: number]
}

/** An opportunity that went its way; answers its id. */
export async function add(
  ctx: Context,
  scene: Scene,
  deal: Sold,
  party: Party,
  { passed, days: [from, to], next }: Way,
  more: object,
): Promise<string> {
  const last = passed.at(-1) as Stage
  // As long in each stage as in the others; what is open stays in its last one until now.
  const steps = last.kind === 'open' ? passed.length : passed.length - 1
  const stay = ((from - to) * day) / steps
  const reached = (n: number) => new Date(ctx.now().getTime() - from * day + n * stay)
  const since = { createdAt: reached(0) }
  const { account: of, owner, source, region } = party
  const lines = await linesOf(ctx, scene, deal)
  const name = scene.name(deal.name)
  const values = {
    name,
    account: of,
    contact: party.decides,
    decider: party.decides,
    owner,
    stage: last.id,
    source,
    region,
    line: scene.products.get(deal.items[0]?.[0] ?? '')?.line ?? null,
    stageSince: reached(passed.length - 1).toISOString(),
    ...(lines ? {} : { amount: amountOf(deal) }),
    ...more,
  }
  const id = ctx.change.create(opportunity, values as never, since)
  for (const line of lines ?? []) ctx.change.create(item, { opportunity: id, ...line }, since)
  passed.forEach((to, n) => {
    const before = passed[n - 1]
    const at = reached(n)
    const change = {
      opportunity: id,
      from: before?.id ?? null,
      to: to.id,
      fromName: before?.name ?? null,
      toName: to.name,
      at: at.toISOString(),
      seconds: before ? Math.round(stay / 1000) : null,
      by: owner,
    }
    ctx.change.create(stageChange, change as never, { createdAt: at })
    // In the middle of the time that it was there, within the hours of work.
    const middle = new Date(at.getTime() + stay / 2)
    middle.setUTCHours(1 + ((n * 3 + name.length) % 8), 0, 0, 0)
    if (to.kind === 'open') scene.diary.done({ id, name, account: of, owner }, n, middle)
  })
  if (next) scene.diary.next({ id, name, account: of, owner }, next[0], onDay(ctx, next[1], name.length))
  addInvolved(ctx, scene, { id, deal, party, last, since })
  return id
}

/** In so many days, within the hours of work. */
function onDay(ctx: Context, days: number, n: number): Date {
  const at = new Date(ctx.now().getTime() + days * day)
  at.setUTCHours(1 + (n % 8), (n % 2) * 30, 0, 0)
  return at
}

interface Involved {
  readonly id: string
  readonly deal: Sold
  readonly party: Party
  readonly last: Stage
  readonly since: { readonly createdAt: Date }
}

function addInvolved(ctx: Context, scene: Scene, { id, deal, party, last: { kind }, since }: Involved): void {
  const involve = (key: string, who: object) => {
    const type = scene.roles(key)
    if (type !== undefined) ctx.change.create(role, { opportunity: id, type, ...who }, since)
  }
  involve('decider', { contact: party.decides })
  if (party.uses !== undefined) involve('user', { contact: party.uses })
  if (deal.isLeased) involve('financier', { account: scene.lender })
  const competitor = deal.rival && scene.rivals[deal.rival[0]]
  if (!deal.rival || competitor === undefined) return
  const [, offer] = deal.rival
  const isTheirs = kind === 'lost' && deal.reason === 'competitor'
  const outcome = kind === 'lost' && !isTheirs ? 'neither' : kind
  const said = offer ? { offer: scene.name(offer) } : {}
  ctx.change.create(rivalry, { opportunity: id, competitor, outcome, ...said }, since)
}
