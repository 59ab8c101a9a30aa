import type { TestCaller } from '@kith/testing'
import { afterEach, describe, expect, test } from 'vitest'
import { type House, type Report, startHouse } from '../fixture/app.ts'

/** What is added up, or averaged, in the columns that do not count records. */
const added: Readonly<Record<string, string>> = {
  'opportunities.won-amount': 'amount',
  'opportunities.size': 'amount',
  'opportunities.cycle': 'cycleDays',
  'opportunities.weighted': 'weighted',
  'opportunities.open-amount': 'amount',
  'opportunities.target': 'amount',
  'service.respond': 'respondMinutes',
  'service.solve': 'solveMinutes',
  'service.satisfaction': 'satisfaction',
}
const means = ['opportunities.size', 'opportunities.cycle', 'service.respond', 'service.solve', 'service.satisfaction']
/** Where the records of an entity are listed. */
const pathOf = (entity: string) => {
  const [plugin = '', word = ''] = entity.split('.')
  const key = parts[word]
  return key === undefined ? plugin : `${plugin}.${key}`
}
const parts: Readonly<Record<string, string>> = { target: 'targets', rivalry: 'rivalries' }

let house: House
afterEach(() => house.close())

interface Overview {
  readonly reports: readonly {
    readonly id: string
    readonly by: string | null
    readonly dimensions: { id: string }[]
  }[]
  readonly pages: readonly string[]
}

type Row = Readonly<Record<string, unknown>>

/** All records of a list, page by page. */
async function listed(as: TestCaller, path: string, where: object): Promise<Row[]> {
  const rows: Row[] = []
  let after: string | undefined
  do {
    const input = { where, limit: 200, ...(after !== undefined && { after }) }
    const page = await as.call<{ rows: readonly Row[]; next?: string }>(`${path}.list`, input)
    rows.push(...page.rows)
    after = page.next
  } while (after !== undefined)
  return rows
}

const numberIn = (value: unknown): number | null =>
  value === null || value === undefined
    ? null
    : typeof value === 'object'
      ? (value as { base: number | null }).base
      : Number(value)

/** What was looked at: the same list stands behind many numbers, and is read once. */
interface Seen {
  numbers: number
  readonly lists: Map<TestCaller, Map<string, readonly Row[]>>
}

async function listedOnce(as: TestCaller, path: string, where: object, { lists }: Seen): Promise<readonly Row[]> {
  const mine = lists.get(as) ?? new Map<string, readonly Row[]>()
  lists.set(as, mine)
  const key = JSON.stringify([path, where])
  const rows = mine.get(key) ?? (await listed(as, path, where))
  mine.set(key, rows)
  return rows
}

/** What the list behind a number comes to. */
async function counted(
  as: TestCaller,
  { id, entity }: { id: string; entity: string },
  where: object,
  seen: Seen,
): Promise<number | null> {
  const rows = await listedOnce(as, pathOf(entity), where, seen)
  const field = added[id]
  if (field === undefined) return rows.length
  const values = rows.map(row => numberIn(row[field])).filter(value => value !== null)
  const sum = values.reduce((all, value) => all + value, 0)
  if (!means.includes(id)) return sum
  return values.length === 0 ? null : sum / values.length
}

/** Every number of a report beside what its list says, where they differ. */
async function differences(as: TestCaller, { columns, rows, total }: Report, seen: Seen) {
  const found: object[] = []
  for (const { key, cells } of [...rows, { key: 'total', cells: total }]) {
    for (const [n, { value, where }] of cells.entries()) {
      const column = columns[n]
      if (!column || where === null || column.entity === null) continue
      seen.numbers += 1
      const list = await counted(as, { id: column.id, entity: column.entity }, where, seen)
      const isSame =
        list === null || value === null ? list === value : Math.abs(list - value) < 1e-6 * Math.max(1, list)
      if (!isSame) found.push({ key, column: column.id, value, list, where })
    }
  }
  return found
}

describe('R99: every number of a report is that of the list behind it', () => {
  test('on the demo set, in every report, by everything that it can be told apart by', async () => {
    house = await startHouse({ presets: ['demo'], zone: 'America/New_York' })
    await captured(house)
    const { reports } = await house.admin.call<Overview>('reports.overview')
    const ids = ['funnel', 'conversion', 'sources', 'performance', 'forecast', 'activities', 'cases']
    const all = ids.map(id => `reports.${id}`).toSpliced(4, 0, 'opportunities.competition')
    expect(reports.map(({ id }) => id)).toEqual(all)
    const seen: Seen = { numbers: 0, lists: new Map() }
    for (const { id, dimensions } of reports) {
      for (const by of [null, ...dimensions.map(({ id }) => id)]) {
        const report = await house.read({ report: id, by, from: '2025-07', to: '2026-06' })
        if (by === null)
          expect(
            report.total.some(({ value }) => (value ?? 0) > 0),
            id,
          ).toBe(true)
        expect({ id, by, wrong: await differences(house.admin, report, seen) }).toEqual({ id, by, wrong: [] })
      }
    }
    expect(seen.numbers).toBeGreaterThan(500)
  }, 240_000)

  test('for who sees a part: his numbers are those of his lists, and nobody else is in them', async () => {
    house = await startHouse()
    const world = await peopled(house)
    const seen: Seen = { numbers: 0, lists: new Map() }
    for (const as of [world.lin, world.chen, world.boss]) {
      for (const report of ['reports.funnel', 'reports.performance', 'reports.forecast']) {
        for (const by of ['owner', 'team', 'source', 'month']) {
          const answer = await house.read({ report, by }, as)
          expect({ report, by, wrong: await differences(as, answer, seen) }).toEqual({ report, by, wrong: [] })
        }
      }
    }
    const owners = async (as: TestCaller) =>
      (await house.read({ report: 'reports.performance', by: 'owner' }, as)).rows.map(({ name }) => name)
    expect(await owners(world.lin)).toEqual(['Lin'])
    expect(new Set(await owners(world.boss))).toEqual(new Set(['Lin', 'Chen']))
  }, 120_000)

  test('narrowed to a person, a team and those below it', async () => {
    house = await startHouse()
    const world = await peopled(house)
    const seen: Seen = { numbers: 0, lists: new Map() }
    const won = async (input: object) => {
      const answer = await house.read({ report: 'reports.performance', by: 'source', ...input })
      expect(await differences(house.admin, answer, seen)).toEqual([])
      return answer.total[0]?.value
    }
    const [all, lin, chen] = [await won({}), await won({ owner: world.lin.id }), await won({ owner: world.chen.id })]
    expect([all, lin, chen]).toEqual([5, 3, 1])
    expect(await won({ team: world.region })).toBe(4)
    expect(await won({ team: world.east })).toBe(3)
  })
})

/** Leads of every state, source and industry, some with an owner. */
async function captured(house: House): Promise<void> {
  const { rows } = await house.admin.call<{ rows: readonly { id: string }[] }>('kernel.users.list')
  const pick = <T>(all: readonly T[], n: number) => all[n % all.length]
  for (let n = 0; n < 30; n += 1) {
    await house.make('leads', {
      name: `Lead ${n}`,
      status: pick(['new', 'working', 'qualified', 'disqualified'], n),
      source: pick(['website', 'word-of-mouth', null], n),
      industry: pick(['construction', null, 'mining', 'farming', '采矿'], n),
      region: pick(['East', '', 'West'], Math.floor(n / 2)),
      owner: pick([null, ...rows.map(({ id }) => id)], n) ?? null,
    })
  }
}

/** A region with two teams, two who sell and their manager; five won, two lost, in two currencies. */
async function peopled(house: House) {
  const region = await house.make('kernel.teams', { name: 'Region' })
  const east = await house.make('kernel.teams', { name: 'East', parent: region })
  const west = await house.make('kernel.teams', { name: 'West', parent: region })
  const lin = await house.person('Lin', { roles: ['sales'], team: east })
  const chen = await house.person('Chen', { roles: ['sales'], team: west })
  const boss = await house.person('Boss', { roles: ['sales-manager'], team: region })
  const account = await house.make('accounts', { name: 'ACME' })
  const contact = await house.make('accounts.contacts', { name: 'Ann', account })
  const reasons = await listed(house.admin, 'opportunities.reasons', {})
  const deal = async (owner: string | null, amount: number, currency: string, end?: 'win' | 'lose') => {
    const id = await house.make('opportunities', {
      name: `${amount} ${currency}`,
      account,
      contact,
      owner,
      source: amount % 2 === 0 ? 'website' : 'word-of-mouth',
      need: 'Machines',
      intent: 'comparing',
      timeframe: 'quarter',
      amount: { amount, currency },
      expectedClose: '2026-03-31',
    })
    const outcome = end === 'win' ? 'won' : 'lost'
    const reason = reasons.find(one => one.outcome === outcome || one.outcome === 'both' || one.outcome === null)
    if (end) await house.admin.call(`opportunities.${end}`, { id, reason: (reason ?? reasons[0])?.id })
  }
  for (const [owner, amount, currency, end] of [
    [lin.id, 100, 'CNY', 'win'],
    [lin.id, 51, 'EUR', 'win'],
    [lin.id, 40, 'CNY', 'win'],
    [lin.id, 7, 'CNY', 'lose'],
    [lin.id, 900, 'CNY', undefined],
    [chen.id, 1000, 'CNY', 'win'],
    [chen.id, 3, 'CNY', 'lose'],
    [chen.id, 5000, 'USD', undefined],
    [null, 10, 'CNY', 'win'],
  ] as const) {
    await deal(owner, amount, currency, end)
    if (amount === 51) await house.clock.advance('30d')
  }
  for (const owner of [lin.id, chen.id, null]) {
    for (const status of ['new', 'qualified', 'disqualified']) {
      await house.make('leads', { name: `${status} lead`, status, owner, source: 'website' })
    }
  }
  await house.make('opportunities.targets', {
    month: '2026-03',
    user: lin.id,
    amount: { amount: 4000, currency: 'CNY' },
  })
  await house.make('opportunities.targets', { month: '2026-03', team: west, amount: { amount: 100, currency: 'EUR' } })
  return { region, east, west, lin, chen, boss }
}
