import { from, ownerId } from '../leads.mjs'
import { accountId, accountOf, contactId, contactOf, idOf, leadId, leadOf, opportunityId, ownerOf } from './ids.mjs'
import { begin, day, end, localMonth, stamp, timeOf } from './time.mjs'
import { base, machines, money, regions, sources } from './values.mjs'

/** @param {number} n @param {import('./sizes.mjs').Sizes} sizes @param {import('./sizes.mjs').Known} known */
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
