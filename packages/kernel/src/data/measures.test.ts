import {
  type AnyEntity,
  choice,
  type Data,
  date,
  defineContract,
  definePlugin,
  entity,
  type Group,
  type Infer,
  instant,
  integer,
  type Plugin,
  policy,
  query,
  text,
} from '@kith/sdk'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { actor, type Fixture, openFixture } from '../fixture/app.ts'

const haul = entity('quarry.haul', {
  fields: {
    name: text({ required: true }),
    state: choice(['open', 'closed']),
    tons: integer(),
    at: instant(),
    day: date(),
    secret: integer(),
  },
})
const contract = defineContract({
  name: 'quarry',
  version: '0.1.0',
  main: haul,
  permissions: { 'quarry.count': 'Count' },
  operations: {
    weigh: query({
      needs: 'quarry.count',
      input: z.record(z.string(), z.json()),
      output: z.object({ rows: z.array(z.custom<Group>().meta({})) }),
    }),
  },
})
interface QuarryContract extends Infer<typeof contract> {}
const quarry: Plugin<QuarryContract> = definePlugin<QuarryContract>({
  contract,
  grants: { all: ['quarry.count'], some: ['quarry.count'], none: ['quarry.count'] },
  policies: [
    policy(haul, [
      { id: 'quarry.all', roles: ['all'], verbs: ['read', 'create'], fields: { except: ['secret'] } },
      { id: 'quarry.closed', roles: ['some'], verbs: ['read'], where: { state: 'closed' } },
    ]),
  ],
  handlers: {
    weigh: async (ctx, input) => ({
      rows: [...(await ctx.data.groups(haul as AnyEntity, input as unknown as Parameters<Data['groups']>[1]))],
    }),
  },
})

let fixture: Fixture
afterEach(() => fixture.close())

const open = async () => {
  fixture = await openFixture([quarry])
}
const count = async (role: string, input: object) =>
  (await fixture.app.call(actor([role]), 'quarry.weigh', input)) as { rows: readonly Group[] }
const make = (values: object) => fixture.call('quarry.create', { name: 'H', ...values })

/** An hour's step on a clock, some of them before and behind each cut, some on it. */
const hour = (n: number) => new Date(Date.UTC(2026, 2, 1, n)).toISOString()
const day = (n: number) => new Date(Date.UTC(2026, 2, n)).toISOString().slice(0, 10)
const hauls = fc.array(
  fc.record({
    state: fc.constantFrom('open', 'closed', null),
    tons: fc.option(fc.integer({ min: -5, max: 40 })),
    at: fc.option(fc.integer({ min: 0, max: 12 }).map(hour)),
    day: fc.option(fc.integer({ min: 1, max: 12 }).map(day)),
  }),
  { maxLength: 14 },
)
type Haul = Parameters<Parameters<typeof hauls.map>[0]>[0][number]
const rising = (least: number, greatest: number) =>
  fc
    .uniqueArray(fc.integer({ min: least, max: greatest }), { minLength: 1, maxLength: 4 })
    .map(all => all.sort((a, b) => a - b))

/** The same, by hand. */
function byHand(all: readonly Haul[], field: 'tons' | 'at' | 'day', cuts: readonly (string | number)[]) {
  const reached = (value: string | number | null) =>
    value === null ? null : (cuts.findLast(cut => cut <= value) ?? null)
  return new Map(
    [...Map.groupBy(all, one => reached(one[field]))].map(([cut, mine]) => {
      const heavy = mine.filter(({ tons }) => (tons ?? 0) > 10)
      return [
        cut,
        {
          count: mine.length,
          sums: { tons: { sum: sumOf(mine), missing: 0 } },
          measures: {
            closed: { count: mine.filter(({ state }) => state === 'closed').length, sum: 0, missing: 0 },
            heavy: { count: heavy.length, sum: sumOf(heavy), missing: 0 },
          },
        },
      ]
    }),
  )
}

const sumOf = (all: readonly Haul[]) => all.reduce((sum, { tons }) => sum + (tons ?? 0), 0)
const measures = { closed: { where: { state: 'closed' } }, heavy: { where: { tons: { gt: 10 } }, sum: 'tons' } }

describe('groups by cuts, with measures', () => {
  test('are what one counts by hand, for who sees all and for who sees some', async () => {
    await open()
    const all: Haul[] = []
    const asked = fc.oneof(
      rising(-6, 41).map(cuts => ({ field: 'tons' as const, cuts: cuts as readonly (string | number)[] })),
      rising(-1, 13).map(cuts => ({ field: 'at' as const, cuts: cuts.map(hour) })),
      rising(1, 13).map(cuts => ({ field: 'day' as const, cuts: cuts.map(day) })),
    )
    await fc.assert(
      fc.asyncProperty(hauls, asked, async (made, { field, cuts }) => {
        for (const one of made) await make(one)
        all.push(...made)
        for (const [role, seen] of [
          ['all', all],
          ['some', all.filter(({ state }) => state === 'closed')],
        ] as const) {
          const { rows } = await count(role, { by: [{ field, cuts }], sum: ['tons'], measures })
          const found = rows.map(({ values, ...rest }) => [values[field] ?? null, rest] as const)
          expect(new Map(found)).toEqual(byHand(seen, field, cuts))
        }
        expect((await count('none', { by: [{ field, cuts }], measures })).rows).toEqual([])
      }),
      { numRuns: 12 },
    )
  })

  test('a record stands behind the cut of when it was made, together with what else it is told apart by', async () => {
    await open()
    await make({ state: 'open' })
    const [past, coming] = ['2000-01-01T00:00:00.000Z', '2999-01-01T00:00:00.000Z']
    const { rows } = await count('all', { by: ['state', { field: 'createdAt', cuts: [past, coming] }] })
    expect(rows).toEqual([{ values: { state: 'open', createdAt: past }, count: 1, sums: {} }])
  })

  test('no more groups are answered than were asked for, the greatest', async () => {
    await open()
    for (const tons of [1, 2, 2, 3, 3, 3]) await make({ tons })
    const { rows } = await count('all', { by: ['tons'], limit: 2 })
    expect(rows.map(({ values }) => values.tons)).toEqual([3, 2])
  })

  test('what one may not read is in no cut, no condition and no sum; cuts rise, and are few', async () => {
    await open()
    const refused = async (input: object) =>
      await expect(count('all', input)).rejects.toMatchObject({ code: 'KITH_INVALID' })
    await refused({ by: [{ field: 'secret', cuts: [1] }] })
    await refused({ by: [], measures: { secret: { where: { secret: 1 } } } })
    await refused({ by: [], measures: { secret: { sum: 'secret' } } })
    await refused({ by: [], measures: { name: { sum: 'name' } } })
    await refused({ by: [{ field: 'tons', cuts: [] }] })
    await refused({ by: [{ field: 'tons', cuts: [2, 1] }] })
    await refused({ by: [{ field: 'tons', cuts: Array.from({ length: 401 }, (_, n) => n) }] })
    await refused({ by: ['tons'], limit: 0 })
    await refused({ by: ['tons'], limit: 5001 })
  })
})
