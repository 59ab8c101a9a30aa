import { type Actor, branchAllows, type PolicyBranch, type PolicyVerb } from '@kith/sdk'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Fixture, openFixture } from '../fixture/app.ts'
import { yard } from '../fixture/yard.ts'

interface Item {
  readonly id: string
  readonly name: string
  readonly owner: string | null
  readonly helpers: readonly string[] | null
  readonly packer: string | null
  readonly crate: string | null
  readonly lines: readonly string[] | null
  readonly price: number | null
  readonly secret: string | null
}
interface Share {
  readonly record: string
  readonly user: string | null
  readonly team: string | null
  readonly verbs: readonly string[]
}

const branches = yard.parts.policies.find(({ entity }) => entity === 'yard.item')?.branches ?? []
const roles = [...new Set(branches.flatMap(branch => branch.roles))]
const seed = 20_261_122

/** Who may see what, said once more without SQL. */
class World {
  readonly teams = new Map<string, string | null>()
  readonly users = new Map<string, { team: string | null; lines: readonly string[] }>()
  readonly crates = new Map<string, string | null>()
  readonly items: Item[] = []
  readonly shares: Share[] = []

  above(team: string | null): string[] {
    return team === null ? [] : [team, ...this.above(this.teams.get(team) ?? null)]
  }

  holds(branch: PolicyBranch, verb: PolicyVerb, actor: Actor, item: Item): boolean {
    const me = this.users.get(actor.id)
    const owner = this.users.get(String(item[(branch.owner ?? 'owner') as 'owner']))
    const scope = {
      all: () => true,
      own: () => item[(branch.owner ?? 'owner') as 'owner'] === actor.id,
      team: () => me?.team != null && owner?.team === me.team,
      below: () => me?.team != null && owner !== undefined && this.above(owner.team).includes(me.team),
      shared: () =>
        this.shares.some(
          share =>
            share.record === item.id &&
            share.verbs.includes(verb) &&
            (share.user === actor.id || (share.team !== null && this.above(me?.team ?? null).includes(share.team))),
        ),
    }[branch.scope ?? 'all']
    const via =
      branch.via === undefined ||
      (actor.roles.some(r => ['all', 'own'].includes(r)) && item.crate !== null) ||
      (actor.roles.includes('via') && item.crate !== null && this.crates.get(item.crate) === actor.id)
    const lines = branch.lines === undefined || !item.lines?.length || item.lines.some(line => me?.lines.includes(line))
    const where =
      branch.where === undefined ||
      ('helpers' in branch.where ? item.helpers?.includes(actor.id) === true : item.price !== null && item.price < 50)
    return scope() && via && lines && where
  }

  mine(verb: PolicyVerb, actor: Actor): PolicyBranch[] {
    return branches.filter(b => b.verbs.includes(verb) && b.roles.some(role => actor.roles.includes(role)))
  }

  /** The fields of an item that the actor may read; undefined where he may not see it. */
  readable(actor: Actor, item: Item): string[] | undefined {
    const held = this.mine('read', actor).filter(branch => this.holds(branch, 'read', actor, item))
    if (held.length === 0) return undefined
    return fields.filter(field => held.some(branch => branchAllows(branch, field)))
  }
}

const fields = ['name', 'owner', 'helpers', 'packer', 'crate', 'lines', 'price', 'secret'] as const

let fixture: Fixture
const world = new World()

beforeAll(async () => {
  fixture = await openFixture([yard])
  const random = fc.sample(fc.nat(), { numRuns: 4000, seed })
  const number = () => random.pop() as number
  const oneOf = <T>(values: readonly T[]) => values[number() % values.length] as T
  const orNull = <T>(values: readonly T[]) => (number() % 4 === 0 ? null : oneOf(values))
  const make = async (operation: string, input: object) =>
    (await fixture.call<{ id: string }>(`${operation}.create`, input)).id
  const lines = await Promise.all(['machines', 'parts', 'service'].map(name => make('kernel.lines', { name })))
  for (let i = 0; i < 7; i++) {
    const parent = i === 0 ? null : orNull([...world.teams.keys()])
    world.teams.set(await make('kernel.teams', { name: `Team ${i}`, parent }), parent)
  }
  for (let i = 0; i < 12; i++) {
    const person = { team: orNull([...world.teams.keys()]), lines: lines.filter(() => number() % 3 === 0) }
    world.users.set(await make('kernel.users', { name: `User ${i}`, email: `u${i}@example.com`, ...person }), person)
  }
  const users = [...world.users.keys()]
  for (let i = 0; i < 8; i++) {
    const owner = orNull(users)
    world.crates.set(await make('yard.crates', { name: `Crate ${i}`, owner }), owner)
  }
  for (let i = 0; i < 90; i++) {
    const values = {
      name: `Item ${number() % 30}`,
      owner: orNull(users),
      helpers: orNull([users.filter(() => number() % 6 === 0)]),
      packer: orNull(users),
      crate: orNull([...world.crates.keys()]),
      lines: orNull([lines.filter(() => number() % 3 === 0)]),
      price: orNull([10, 20, 50, 90]),
      secret: orNull(['a', 'b', 'c']),
    }
    world.items.push({ id: await make('yard', values), ...values })
  }
  for (let i = 0; i < 40; i++) {
    const person = number() % 2 === 0
    const share = {
      record: oneOf(world.items).id,
      user: person ? oneOf(users) : null,
      team: person ? null : oneOf([...world.teams.keys()]),
      verbs: oneOf([['read'], ['update'], ['read', 'update']]),
    }
    world.shares.push(share)
    await make('kernel.shares', { entity: 'yard.item', ...share })
  }
}, 120_000)
afterAll(() => fixture.close())

const who = fc.record({ user: fc.nat(11), roles: fc.subarray(roles, { maxLength: 4 }) })
async function actorOf({ user, roles: given }: { user: number; roles: readonly string[] }): Promise<Actor> {
  const actor = (await fixture.app.actorOf([...world.users.keys()][user] as string)) as Actor
  return { ...actor, roles: given }
}

type Page = { rows: (Partial<Item> & { id: string })[]; next?: string }

async function everyPage(as: Actor, input: object): Promise<Page['rows']> {
  const rows: Page['rows'] = []
  let after: string | undefined
  do {
    const page: Page = await fixture.call('yard.list', { ...input, limit: 7, ...(after ? { after } : {}) }, { as })
    rows.push(...page.rows)
    after = page.next
  } while (after !== undefined)
  return rows
}

const ids = (rows: readonly { id: string }[]) => rows.map(row => row.id).sort()
const runs = { numRuns: 60, seed }

describe('what the database answers is what an oracle in memory says', () => {
  test('lists, page by page, and the fields of each row; the same rows by id; the count', async () => {
    await fc.assert(
      fc.asyncProperty(who, fc.constantFrom('-createdAt', 'createdAt', '-updatedAt'), async (one, sort) => {
        const actor = await actorOf(one)
        if (world.mine('read', actor).length === 0) return
        const expected = world.items.filter(item => world.readable(actor, item) !== undefined)
        const rows = await everyPage(actor, { sort: [sort] })
        expect(ids(rows)).toEqual(ids(expected))
        for (const row of rows) {
          const item = world.items.find(({ id }) => id === row.id) as Item
          expect(fields.filter(name => name in row)).toEqual(world.readable(actor, item))
          const [field] = fc.sample(fc.constantFrom(...fields), 1) as [(typeof fields)[number]]
          if (field in row) expect(row[field] ?? null).toEqual(item[field] ?? null)
        }
        expect(await fixture.call('yard.count', {}, { as: actor })).toEqual({ count: expected.length, capped: false })
        for (const item of world.items.slice(0, 5)) {
          const got = await fixture
            .call<Partial<Item>>('yard.get', { id: item.id }, { as: actor })
            .catch(() => undefined)
          expect(got && fields.filter(name => name in got)).toEqual(world.readable(actor, item))
        }
      }),
      runs,
    )
  }, 120_000)

  test('a filter and a sort by a field answer the rows on which it may be read', async () => {
    const asked = fc.constantFrom(
      { field: 'price', where: { price: { lt: 60 } }, holds: (i: Item) => i.price !== null && i.price < 60 },
      { field: 'price', where: { price: { ne: 10 } }, holds: (i: Item) => i.price !== 10 },
      { field: 'secret', where: { secret: 'a' }, holds: (i: Item) => i.secret === 'a' },
      { field: 'secret', where: { not: { secret: 'a' } }, holds: (i: Item) => i.secret !== 'a' },
      { field: 'name', sort: ['name'], holds: () => true },
      { field: 'price', sort: ['-price', 'createdAt'], holds: () => true },
    )
    await fc.assert(
      fc.asyncProperty(who, asked, async (one, { field, holds, ...input }) => {
        const actor = await actorOf(one)
        const mine = world.mine('read', actor)
        if (mine.length === 0) return
        if (!mine.some(branch => branchAllows(branch, field))) {
          await expect(everyPage(actor, input)).rejects.toMatchObject({ code: 'KITH_INVALID' })
          return
        }
        const expected = world.items.filter(item => world.readable(actor, item)?.includes(field) && holds(item))
        expect(ids(await everyPage(actor, input))).toEqual(ids(expected))
      }),
      runs,
    )
  }, 120_000)

  test('an update goes through where one rule allows the row and every field', async () => {
    const set = fc.constantFrom({ name: 'New' }, { price: 1 }, { secret: 'z' }, { name: 'New', secret: 'z' })
    await fc.assert(
      fc.asyncProperty(who, fc.nat(89), set, async (one, at, values) => {
        const actor = await actorOf(one)
        const item = world.items[at] as Item
        const may = world
          .mine('update', actor)
          .some(b => Object.keys(values).every(f => branchAllows(b, f)) && world.holds(b, 'update', actor, item))
        const sees = world.readable(actor, item) !== undefined
        const before = Object.fromEntries(Object.keys(values).map(name => [name, item[name as 'name']]))
        const done = await fixture.call('yard.update', { id: item.id, set: values }, { as: actor }).then(
          () => true,
          () => false,
        )
        if (done) await fixture.call('yard.update', { id: item.id, set: before })
        expect(done).toBe(may && sees)
      }),
      runs,
    )
  }, 120_000)
})
