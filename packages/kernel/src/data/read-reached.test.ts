import {
  defineContract,
  definePlugin,
  entity,
  type Infer,
  money,
  mutation,
  type Plugin,
  policy,
  query,
  type Reached,
  text,
} from '@kith/sdk'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { actor, type Fixture, openFixture } from '../fixture/app.ts'

const knot = entity('ties.knot', { fields: { name: text({ required: true }), state: text(), worth: money() } })
const bead = entity('ties.bead', { fields: { name: text({ required: true }) } })
const ends = z.array(z.object({ entity: z.string(), id: z.string() }))
const contract = defineContract({
  name: 'ties',
  version: '0.1.0',
  main: knot,
  entities: { beads: bead },
  permissions: { 'ties.use': 'Tie and walk' },
  operations: {
    tie: mutation({ needs: 'ties.use', input: z.object({ from: z.string(), to: z.string() }), output: z.object({}) }),
    walk: query({
      needs: 'ties.use',
      input: z.object({
        from: ends,
        way: z.enum(['back', 'on']),
        beads: z.boolean().optional(),
        by: z.array(z.string()).optional(),
        sum: z.array(z.string()).optional(),
        where: z.record(z.string(), z.json()).optional(),
      }),
      output: z.object({ rows: z.array(z.custom<Reached>().meta({})) }),
    }),
  },
})
interface TiesContract extends Infer<typeof contract> {}
const ties: Plugin<TiesContract> = definePlugin<TiesContract>({
  contract,
  grants: { some: ['ties.use'], narrow: ['ties.use'] },
  policies: [
    policy(knot, [
      { id: 'ties.open', roles: ['some'], verbs: ['read'], where: { state: 'open' } },
      { id: 'ties.named', roles: ['some'], verbs: ['read'], where: { name: { startsWith: 'x' } } },
      { id: 'ties.names', roles: ['narrow'], verbs: ['read'], fields: ['name'] },
    ]),
  ],
  handlers: {
    tie: (ctx, { from, to }) => {
      ctx.change.link({ entity: knot.name, id: from }, 'origin', { entity: knot.name, id: to })
      return {}
    },
    walk: async (ctx, { beads, ...input }) => ({
      rows: [...(await ctx.data.reached('origin', { ...input, entity: beads ? bead : knot } as never))],
    }),
  },
})

let fixture: Fixture
afterEach(() => fixture.close())

const make = async (values: object) => (await fixture.call<{ id: string }>('ties.create', values)).id
const tie = (from: string, to: string) => fixture.call('ties.tie', { from, to })
const from = (...ids: string[]) => ids.map(id => ({ entity: knot.name, id }))
const walk = async (input: object, roles?: string[]) =>
  (await fixture.call<{ rows: Reached[] }>('ties.walk', input, roles ? { as: actor(roles) } : {})).rows

test('all that came of some records, one by one, counted and added up', async () => {
  fixture = await openFixture([ties], { settings: { kernel: { currency: 'CNY' } } })
  const [root, other] = [await make({ name: 'root' }), await make({ name: 'other' })]
  const worth = (amount: number, currency = 'CNY') => ({ worth: { amount, currency } })
  const a = await make({ name: 'a', state: 'open', ...worth(100) })
  const b = await make({ name: 'b', state: 'closed', ...worth(50) })
  const c = await make({ name: 'c', state: 'open', ...worth(7, 'USD') })
  await tie(a, root)
  await tie(b, a)
  await tie(c, b)
  await tie(c, other)
  expect(await walk({ from: from(root, other), way: 'on' })).toHaveLength(4)
  const sums = await walk({ from: from(root, other), way: 'on', by: ['state'], sum: ['worth'] })
  expect(sums).toEqual(
    expect.arrayContaining([
      { from: root, values: { state: 'open' }, count: 2, sums: { worth: { sum: 100, missing: 1 } } },
      { from: root, values: { state: 'closed' }, count: 1, sums: { worth: { sum: 50, missing: 0 } } },
      { from: other, values: { state: 'open' }, count: 1, sums: { worth: { sum: 0, missing: 1 } } },
    ]),
  )
  expect(sums).toHaveLength(3)
  expect(await walk({ from: from(root), way: 'on', by: [], where: { state: 'closed' } })).toMatchObject([{ count: 1 }])
  expect(new Set((await walk({ from: from(c), way: 'back' })).map(row => row.values.id))).toEqual(
    new Set([root, other, a, b]),
  )
  expect(await walk({ from: [], way: 'on' })).toEqual([])
  expect(await walk({ from: from(root), way: 'on', beads: true })).toEqual([])
})

test('a field that one may not read counts and adds up nothing', async () => {
  fixture = await openFixture([ties])
  const [root, a] = [await make({ name: 'root' }), await make({ name: 'a', state: 'open' })]
  await tie(a, root)
  const refused = { code: 'KITH_INVALID' }
  await expect(walk({ from: from(root), way: 'on', by: ['state'] }, ['narrow'])).rejects.toMatchObject(refused)
  await expect(walk({ from: from(root), way: 'on', sum: ['worth'] }, ['narrow'])).rejects.toMatchObject(refused)
  await expect(walk({ from: from(root), way: 'on', where: { state: 'open' } }, ['narrow'])).rejects.toMatchObject(
    refused,
  )
  expect(await walk({ from: from(root), way: 'on', by: ['name'] }, ['narrow'])).toMatchObject([{ count: 1 }])
})

test('it is what a walk from link to link finds, circles, hidden and deleted records or not', async () => {
  fixture = await openFixture([ties])
  const size = 9
  const knots = fc.array(fc.record({ name: fc.constantFrom('x', 'y'), state: fc.constantFrom('open', 'closed') }), {
    minLength: size,
    maxLength: size,
  })
  const links = fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 20 })
  const gone = fc.uniqueArray(fc.nat(size - 1), { maxLength: 2 })
  const property = fc.asyncProperty(knots, links, gone, async (knots, links, gone) => {
    const ids: string[] = []
    for (const values of knots) ids.push(await make(values))
    for (const [a, b] of links) await tie(ids[a] as string, ids[b] as string)
    for (const at of gone) await fixture.call('ties.delete', { id: ids[at] })
    for (const way of ['back', 'on'] as const) {
      const step = links.map(([a, b]) => (way === 'back' ? [a, b] : [b, a]))
      const reach = (root: number) => {
        const found = new Set<number>()
        const open = [root]
        for (let at = open.pop(); at !== undefined; at = open.pop()) {
          for (const [a, b] of step) {
            if (a !== at || b === undefined || found.has(b)) continue
            found.add(b)
            open.push(b)
          }
        }
        return found
      }
      for (const roles of [undefined, ['some'], ['none']]) {
        const sees = (at: number) =>
          !roles || (roles[0] === 'some' && (knots[at]?.state === 'open' || knots[at]?.name === 'x'))
        const naive = ids.flatMap((id, root) =>
          [...reach(root)].filter(at => !gone.includes(at) && sees(at)).map(at => `${id} ${ids[at]}`),
        )
        if (roles?.[0] === 'none') {
          await expect(walk({ from: from(...ids), way }, roles)).rejects.toMatchObject({ code: 'KITH_DENIED' })
          continue
        }
        const found = await walk({ from: from(...ids), way }, roles)
        expect(found.map(row => `${row.from} ${row.values.id}`).sort()).toEqual(naive.sort())
      }
    }
  })
  await fc.assert(property, { numRuns: 25 })
})
