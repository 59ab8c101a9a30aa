// What a firm of a hundred salespeople has in five years beside its leads: the same records for the same number. What is
// about the same time stands near to one another, as in a database that grew.
import { from, leadAt, ownerId } from './leads.mjs'

/** @typedef {{ leads: number, opportunities: number, accounts: number, contacts: number, activities: number, cases: number }} Sizes */
/** @typedef {{ stages: { id: string, name: string, pipeline: string, kind: string, probability: number }[], reasons: string[], types: string[], queues: string[], issueTypes: string[], sources: string[] }} Known ids of what the standard preset made */

const begin = Date.UTC(2021, 0, 1)
/** When the records end and the product's clock begins. */
export const end = Date.UTC(2026, 0, 1)
/** The year that reports are of. */
export const year = { from: '2025-01', to: '2025-12' }

const day = 86_400_000
const stamp = time => new Date(time).toISOString()

/** @param {string} scale @returns {Sizes} */
export function sizesOf(scale) {
  const leads = { small: 10_000, middle: 100_000, full: 1_000_000 }[scale] ?? Number(scale)
  if (!(leads >= 100)) throw new Error(`--scale ${scale}: small, middle, full or a number of leads from 100 on`)
  const opportunities = Math.floor(leads * 0.3)
  return {
    leads,
    opportunities,
    accounts: Math.ceil(opportunities / 3),
    contacts: Math.ceil(opportunities / 3) * 2,
    activities: leads * 3,
    cases: opportunities,
  }
}

export const teams = 10
export const teamId = n => `00000000-0000-7000-8100-${n.toString(16).padStart(12, '0')}`
export const bossId = ownerId(1000)
/**
 * Somebody who sees all.
 *
 * @type {import('@kith/sdk').Actor}
 */
export const admin = {
  id: ownerId(3000),
  kind: 'user',
  roles: ['administrator'],
  locale: 'en',
  zone: 'Asia/Shanghai',
}
export const helpers = 20
export const helperId = n => ownerId(2000 + n)
export const leadId = (n, sizes) => idOf(1, n, sizes.leads)
export const accountId = (n, sizes) => idOf(2, n, sizes.accounts)
export const contactId = (n, sizes) => idOf(3, n, sizes.contacts)
export const opportunityId = (n, sizes) => idOf(4, n, sizes.opportunities)
export const caseId = (n, sizes) => idOf(6, n, sizes.cases)

/** Lead number `n`; three in ten were converted to what has the number of `convertedOf`. */
export function lead(n, sizes) {
  const at = timeOf(n, sizes.leads)
  const other = leadAt(n)
  const of = convertedOf(n)
  const isOpen = other.status !== 'converted'
  const owner = of === undefined ? other.owner : ownerOf(accountOf(of))
  return {
    ...other,
    ...base(leadId(n, sizes), at, owner),
    owner,
    source: sources[n % sources.length],
    industry: industries[n % industries.length],
    status: of !== undefined ? 'converted' : isOpen ? other.status : 'working',
    ...(of !== undefined && {
      convertedAt: stamp(Math.min(end, at + day)),
      convertedAccount: accountId(accountOf(of), sizes),
      convertedContact: contactId(contactOf(of), sizes),
    }),
  }
}

/** The number of the opportunity that a lead became. */
export function convertedOf(n) {
  return n % 10 < 3 ? Math.floor(n / 10) * 3 + (n % 10) : undefined
}

/**
 * Leads that can be converted, each once, from all over the table.
 *
 * @param {Sizes} sizes
 */
export function* convertible(sizes) {
  for (let i = 0; i < sizes.leads; i++) {
    const n = (i * 7919) % sizes.leads
    if (convertedOf(n) === undefined && lead(n, sizes).status !== 'disqualified') yield leadId(n, sizes)
  }
}

const ownerOf = a => ownerId(a % 100)
const leadOf = k => Math.floor(k / 3) * 10 + (k % 3)
const accountOf = k => Math.floor(k / 3)
const contactOf = k => accountOf(k) * 2 + (k % 3 === 0 ? 0 : 1)

export function account(n, sizes) {
  const { company, phone, region } = leadAt(leadOf(n * 3))
  const owner = ownerOf(n)
  return {
    ...base(accountId(n, sizes), timeOf(n, sizes.accounts), owner),
    name: `${company} ${n}`,
    kind: 'organisation',
    phone,
    region,
    owner,
    industry: industries[n % industries.length],
    source: sources[n % sources.length],
  }
}

export function contact(n, sizes) {
  const { name, email, phone } = leadAt(leadOf(Math.floor(n / 2) * 3 + (n % 2)))
  const owner = ownerOf(Math.floor(n / 2))
  return {
    ...base(contactId(n, sizes), timeOf(n, sizes.contacts), owner),
    name,
    email,
    phone,
    owner,
    title: 'Buyer',
    account: accountId(Math.floor(n / 2), sizes),
  }
}

/** @param {number} n @param {Sizes} sizes @param {Known} known */
export function opportunity(n, sizes, { stages, reasons }) {
  const random = from(n + 7_000_000)
  const at = timeOf(n, sizes.opportunities)
  const owner = ownerOf(accountOf(n))
  const wanted = random() < 0.15 ? Math.floor(random() * 4) : random() < 0.55 ? 4 : 5
  const days = 20 + Math.floor(random() * 120)
  const closed = at + days * day
  const stage = stages[closed < end ? wanted : wanted % 4]
  const isOpen = stage.kind === 'open'
  const amount = money(Math.floor(random() ** 3 * 5_000_000) * 100)
  const expected = stamp(at + (30 + Math.floor(random() * 150)) * day).slice(0, 10)
  return {
    ...base(opportunityId(n, sizes), at, owner),
    name: `${machines[n % machines.length]} ${n}`,
    account: accountId(accountOf(n), sizes),
    contact: contactId(contactOf(n), sizes),
    pipeline: stage.pipeline,
    stage: stage.id,
    status: stage.kind,
    amount,
    probability: stage.probability,
    isOverridden: false,
    weighted: money(Math.round((amount.amount * stage.probability) / 100)),
    expectedClose: expected,
    owner,
    source: sources[n % sources.length],
    lead: leadId(leadOf(n), sizes),
    region: regions[n % regions.length],
    need: 'Machines for a site that opens soon',
    intent: 'comparing',
    timeframe: 'quarter',
    items: 0,
    stageSince: stamp(isOpen ? at : closed),
    month: isOpen ? expected.slice(0, 7) : localMonth(closed),
    ...(!isOpen && { closedAt: stamp(closed), cycleDays: days, reason: reasons[n % reasons.length] }),
  }
}

/** How an opportunity came to the stage where it is. */
export function stageChanges(record, { stages }) {
  const to = stages.findIndex(({ id }) => id === record.stage)
  const way = to === 5 ? [0, 1, 5] : Array.from({ length: to + 1 }, (_, i) => i)
  const [first, last] = [Date.parse(record.createdAt), Date.parse(record.closedAt ?? record.stageSince)]
  return way.map((here, i) => {
    const at = first + ((last - first) * i) / Math.max(1, way.length - 1)
    const before = stages[way[i - 1]]
    return {
      ...base(record.id.replace(/-8.../, `-9${i}00`), at, record.owner),
      opportunity: record.id,
      from: before?.id ?? null,
      to: stages[here].id,
      fromName: before?.name ?? null,
      toName: stages[here].name,
      at: stamp(at),
      seconds: i === 0 ? null : Math.round((last - first) / 1000 / (way.length - 1)),
      by: record.owner,
    }
  })
}

/** @param {number} n @param {Sizes} sizes @param {Known} known */
export function activity(n, sizes, { types }) {
  const random = from(n + 17_000_000)
  const made = timeOf(n, sizes.activities)
  // What it is about is at most some months old.
  const young = Math.floor(n / 10) - Math.floor(random() * sizes.opportunities * 0.05)
  const k = Math.min(Math.max(0, young), sizes.opportunities - 1)
  const owner = ownerOf(accountOf(k))
  const at = made + Math.floor(random() * 20 * 24) * 3_600_000
  const kind = random()
  const about =
    kind < 0.6
      ? { entity: 'opportunities.opportunity', id: opportunityId(k, sizes) }
      : kind < 0.85
        ? { entity: 'accounts.account', id: accountId(accountOf(k), sizes) }
        : { entity: 'leads.lead', id: leadId(leadOf(k), sizes) }
  const fate = random()
  const state =
    at >= end - day ? 'planned' : fate < 0.9 ? 'done' : fate < 0.95 ? 'cancelled' : fate < 0.97 ? 'rejected' : 'planned'
  const isClosed = state === 'done' || state === 'cancelled'
  return {
    ...base(idOf(5, n, sizes.activities), made, owner),
    subject: `${works[n % works.length]} ${machines[Math.floor(random() * machines.length)]}`,
    type: types[Math.floor(random() ** 2 * types.length)],
    state,
    priority: random() < 0.1 ? 'urgent' : 'normal',
    about,
    account: kind < 0.85 ? accountId(accountOf(k), sizes) : null,
    start: stamp(at),
    end: stamp(at + 3_600_000),
    allDay: false,
    owner,
    participants: random() < 0.05 ? [ownerId(Math.floor(random() * 100))] : [],
    at: stamp(at),
    late: stamp(at + 3_600_000),
    month: localMonth(at),
    byModule: false,
    ...(state === 'done' && { feedback: 'They want to hear from us again before the season.' }),
    ...(isClosed && { closedAt: stamp(at + 3_600_000), closedBy: owner }),
  }
}

/** @param {number} n @param {Sizes} sizes @param {Known} known */
export function serviceCase(n, sizes, { queues, issueTypes }) {
  const random = from(n + 27_000_000)
  const at = timeOf(n, sizes.cases)
  const owner = random() < 0.9 ? helperId(Math.floor(random() * helpers)) : null
  const a = Math.floor(random() * (Math.floor((n * sizes.accounts) / sizes.cases) + 1))
  const minutes = 10 + Math.floor(random() ** 2 * 4000)
  const isOld = at < end - 14 * day
  const state = isOld && random() < 0.98 ? (random() < 0.9 ? 'closed' : 'solved') : states[Math.floor(random() * 3)]
  const isEnded = state === 'closed' || state === 'solved'
  const answered = isEnded || state !== 'new'
  const solved = stamp(Math.min(end, at + minutes * 180_000))
  // What is overdue would be escalated all at once when the product starts.
  const due = stamp(end + (1 + Math.floor(random() * 5)) * day)
  return {
    ...base(caseId(n, sizes), at, owner ?? 'bench'),
    subject: `${faults[n % faults.length]}: ${machines[Math.floor(random() * machines.length)]}`,
    number: `C-${String(n + 1).padStart(6, '0')}`,
    state,
    priority: random() < 0.8 ? 'normal' : 'high',
    description: 'It stopped this morning. Who can come, and when?',
    account: accountId(a, sizes),
    contact: contactId(a * 2, sizes),
    issueType: issueTypes[Math.floor(random() * issueTypes.length)],
    queue: queues[Math.floor(random() * queues.length)],
    owner,
    channel: 'staff',
    dispute: random() < 0.01,
    respondBy: due,
    solveBy: due,
    waited: 0,
    reopened: 0,
    month: localMonth(at),
    ...(state === 'waiting' && { waitingSince: stamp(at + day) }),
    ...(!isEnded && state !== 'waiting' && { dueAt: due }),
    ...(answered && { respondedAt: stamp(at + minutes * 60_000), respondMinutes: Math.ceil(minutes / 4) }),
    ...(isEnded && { solvedAt: solved, solveMinutes: minutes, solution: 'A hose was replaced.' }),
    ...(state === 'closed' && { closedAt: solved }),
    ...(isEnded && random() < 0.3 && { satisfaction: 1 + Math.floor(random() ** 0.5 * 5) }),
  }
}

export function target(n) {
  const [person, month] = [n % 100, Math.floor(n / 100)]
  return {
    ...base(idOf(7, n, 6000), begin, 'bench'),
    month: `${2021 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
    user: ownerId(person),
    team: null,
    amount: money(50_000_000),
  }
}

export function campaign(n) {
  return {
    ...base(idOf(8, n, campaigns), begin, 'bench'),
    name: `Campaign ${n}`,
    kind: 'online',
    status: n % 4 ? 'completed' : 'running',
    code: `campaign-${n}`,
    people: [],
    writes: true,
    purpose: 'news',
  }
}

export const campaigns = 40

/** A lead in ten answered a campaign. */
export function member(n, sizes) {
  const at = timeOf(n, sizes.leads / 10)
  return {
    ...base(idOf(9, n, sizes.leads / 10), at, 'bench'),
    response: 'responded',
    campaign: campaign(n % campaigns).id,
    lead: leadId(n * 10, sizes),
    contact: null,
    respondedAt: stamp(at),
  }
}

export const person = (id, name, roles, team) => ({
  ...base(id, begin, 'bench'),
  name,
  email: `${name.toLowerCase().replaceAll(' ', '.')}@example.com`,
  active: true,
  roles,
  locale: 'en',
  zone: 'Asia/Shanghai',
  team,
  lines: [],
})

export const team = (id, name, parent) => ({
  ...base(id, begin, 'bench'),
  name,
  parent,
  manager: parent === null ? bossId : null,
})

const timeOf = (n, count) => begin + Math.floor((n * (end - begin)) / count)

function idOf(kind, n, count) {
  const time = timeOf(n, count).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8${kind}00-${n.toString(16).padStart(12, '0')}`
}

function base(id, at, by) {
  const time = stamp(at)
  return { id, version: 1, createdAt: time, createdBy: by, updatedAt: time, updatedBy: by, deletedAt: null }
}

const money = amount => ({ amount, currency: 'CNY', base: amount })
/** The organisation's clock is eight hours ahead. */
const localMonth = time => stamp(time + 8 * 3_600_000).slice(0, 7)

const states = ['new', 'in-progress', 'waiting']
const sources = ['website', 'advertising', 'word-of-mouth', 'marketing-event', 'phone-enquiry', 'other']
const regions = ['east-china', 'north-china', 'south-china', 'west-china', 'overseas']
const industries = ['construction', 'mining', 'agriculture', 'manufacturing', 'logistics', 'other']
const works = ['Call about', 'Visit for', 'Offer of', 'Demonstration of', 'Contract for', 'Question about', '拜访']
const faults = ['Does not start', 'Leaks', 'Spare part wanted', 'Invoice', 'Question', '故障']
const machines =
  'excavator,wheel loader,crane,breaker,roller,grader,dumper,paver,forklift,drill,crusher,screen,generator,compressor,pump,conveyor,挖掘机,装载机'.split(
    ',',
  )
