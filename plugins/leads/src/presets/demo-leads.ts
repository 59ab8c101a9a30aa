import { account, contact } from '@kith/plugin-accounts/contract'
import type { ChangeContext, Create } from '@kith/sdk'
import { rulingOf } from '../assign/ruling.ts'
import { type LeadsContract, lead } from '../contract/index.ts'
import type { Team } from './demo-team.ts'
import { type Both, ends, families, givens, places, sizes, sources, titles, trades, wishes } from './demo-words.ts'

type Context = ChangeContext<LeadsContract>
type Values = Create<(typeof lead)['fields']>
/** With what only this module says of a lead. */
type Lead = Omit<Values, 'score' | 'rule' | 'ruleName' | `converted${'At' | 'Account' | 'Contact'}`>
type Status = 'new' | 'working' | 'qualified' | 'converted' | 'disqualified'

const day = 86_400_000
const minute = 60_000
const [regular, atFairs, people] = [92, 18, 8]

/**
 * The leads of a year, always the same ones: companies that came by all sources, visitors of two fairs, and some people
 * whom nobody has claimed. What they became is what became of most like them: about a third was converted.
 */
export async function addLeads(ctx: Context, team: Team): Promise<void> {
  const turns = new Map<string, number>()
  const company = (n: number, daysAgo: number, source: string) =>
    addCompany(ctx, team, turns, { n, at: momentOf(ctx, n, daysAgo), daysAgo, source })
  for (let n = 0; n < regular; n++) {
    const daysAgo = Math.round(362 * (1 - n / regular) ** 1.1) + ((n * 37) % 3)
    await company(n, daysAgo, pick(sources, n))
  }
  for (let n = regular; n < regular + atFairs; n++) {
    await company(n, (n % 2 === 0 ? 196 : 38) - ((n * 5) % 11), 'marketing-event')
  }
  for (let n = 0; n < people; n++) await addPerson(ctx, team, n)
}

interface Came {
  readonly n: number
  readonly at: Date
  readonly daysAgo: number
  readonly source: string
}

async function addCompany(
  ctx: Context,
  team: Team,
  turns: Map<string, number>,
  { n, at, daysAgo, source }: Came,
): Promise<void> {
  const say = sayIn(ctx)
  const [place, trade] = [pick(places, n), pick(trades, n)]
  const [region, industry, size] = [place[2], trade[2], pick(sizes, n)]
  const name = nameOf(ctx, n)
  const host = `${place[0]} ${trade[0]}`.toLowerCase().replaceAll(/[^a-z]+/g, '-')
  const values: Values = {
    name: name.shown,
    email: `${name.address}@${host}.example.com`,
    phone: region === 'overseas' ? `${place[3]}${String(1_000_000 + ((n * 73_117) % 8_999_999))}` : phoneOf(n),
    company: isChinese(ctx) ? `${place[1]}${trade[1]}` : `${place[0]} ${trade[0]}`,
    title: say(pick(titles, n)),
    kind: 'organisation',
    industry,
    size,
    region,
    ...cameBy(source, daysAgo),
    ...(n % 2 === 0 ? { message: say(pick(wishes, n)) } : {}),
  }
  const ruling = await rulingOf({
    ...team,
    users: team.people as never,
    values: { ...values },
    now: ctx.now(),
    zone: ctx.zone,
    turn: rule => {
      const turn = (turns.get(rule.id) ?? 0) + 1
      turns.set(rule.id, turn)
      return Promise.resolve(turn)
    },
  })
  const { id: decided = null, name: ruleName = null } = ruling.rule ?? {}
  const given = { owner: ruling.owner, score: ruling.score, rule: decided, ruleName }
  const status = statusOf(n, daysAgo)
  const all = { ...values, ...ruling.set, ...given, status }
  if (status === 'converted') return addConverted(ctx, all, at, n)
  const end = status === 'disqualified' ? { disqualifiedReason: say(pick(ends, n)) } : {}
  addLead(ctx, { ...all, ...end }, at)
}

/** It became an account and a contact some days after it had come. */
function addConverted(ctx: Context, values: Lead, at: Date, n: number): void {
  const { owner, industry, size, region, source } = values
  const converted = new Date(Math.min(at.getTime() + (2 + ((n * 5) % 14)) * day, ctx.now().getTime()))
  const since = { createdAt: converted }
  const made = { name: values.company as string, owner, industry, size, region, source }
  const of = ctx.change.create(account, made, since)
  const { name, title, email, phone } = values
  const person = ctx.change.create(contact, { name, title, email, phone, owner, account: of }, since)
  const became = { convertedAt: converted.toISOString(), convertedAccount: of, convertedContact: person }
  const id = addLead(ctx, { ...values, ...became }, at)
  const origin = { entity: lead.name, id }
  ctx.change.link({ entity: account.name, id: of }, 'origin', origin)
  ctx.change.link({ entity: contact.name, id: person }, 'origin', origin)
}

/** Who asks for himself belongs to nobody yet: he waits in the pool (R18). */
async function addPerson(ctx: Context, { rules, people }: Team, n: number): Promise<void> {
  const name = nameOf(ctx, 200 + n)
  const values: Values = {
    name: name.shown,
    email: `${name.address}@mail.example.com`,
    phone: phoneOf(200 + n),
    kind: 'person',
    source: n % 3 === 0 ? 'phone-enquiry' : 'website',
    message: sayIn(ctx)(pick(wishes, n * 3 + 1)),
  }
  const at = new Date(ctx.now().getTime() - (n * n * 9 + 1) * 60 * minute)
  const common = { rules, users: people as never, values: { ...values }, now: ctx.now(), zone: ctx.zone }
  const { score } = await rulingOf({ ...common, turn: () => Promise.resolve(1) })
  addLead(ctx, { ...values, ...({ score } as object) }, at)
}

function addLead(ctx: Context, values: Lead, createdAt: Date): string {
  return ctx.change.create(lead, values as never, { createdAt })
}

/** Those of campaigns by the link of the one that ran then. */
function cameBy(source: string, daysAgo: number): Partial<Values> & { source: string } {
  if (source !== 'campaign') return { source }
  const [code, medium] = campaigns.find(([, , from]) => daysAgo <= from && daysAgo > from - 90) ?? ['', '']
  if (code === '') return { source: 'website' }
  return {
    source: 'campaign-response',
    utmCampaign: code,
    utmSource: medium === 'email' ? 'newsletter' : 'search',
    utmMedium: medium,
    landingPage: `https://www.example.com/${code}`,
  }
}

/** Codes, mediums, and how many days ago each began. */
const campaigns = [
  ['compact-loaders', 'cpc', 85],
  ['service-check', 'email', 170],
  ['trade-press', 'print', 270],
] as const

function statusOf(n: number, daysAgo: number): Status {
  const at = (n * 7) % 20
  if (daysAgo <= 3) return 'new'
  if (daysAgo <= 12) return at < 11 ? 'working' : at < 16 ? 'new' : 'qualified'
  if ([0, 3, 5, 8, 11, 14, 17].includes(at)) return 'converted'
  if (daysAgo > 100 || [1, 6, 9, 13, 16, 19].includes(at)) return 'disqualified'
  return at % 4 === 2 ? 'working' : 'qualified'
}

/** Within the hours of work. */
function momentOf(ctx: Context, n: number, daysAgo: number): Date {
  return new Date(ctx.now().getTime() - daysAgo * day - (10 + ((n * 53) % 400)) * minute)
}

function nameOf(ctx: Context, n: number): { readonly shown: string; readonly address: string } {
  const [family, given] = [pick(families, n), pick(givens, n)]
  return {
    shown: isChinese(ctx) ? `${family[1]}${given[1]}` : `${family[0]} ${given[0]}`,
    address: `${given[0]}.${family[0]}`.toLowerCase(),
  }
}

function phoneOf(n: number): string {
  return `+86138${String(10_000_000 + ((n * 7_301_177) % 89_999_999))}`
}

function pick<T>(list: readonly T[], n: number): T {
  return list[n % list.length] as T
}

function sayIn(ctx: Context): (both: Both) => string {
  return both => both[isChinese(ctx) ? 1 : 0]
}

function isChinese({ locale }: Context): boolean {
  return /^zh\b/i.test(locale)
}
