import type { Actor } from '@kith/sdk'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { actor, type Fixture, openFixture } from '../fixture/app.ts'
import { people } from '../fixture/people.ts'

let fixture: Fixture
afterEach(() => fixture.close())

const groups = (as: Actor, input: object) =>
  fixture.app.call(as, 'kernel.groups', { entity: 'people.person', ...input }) as Promise<{
    rows: { values: Record<string, unknown>; count: number }[]
  }>

test('records are counted by their values, and only those that one may see', async () => {
  fixture = await openFixture([people])
  const { id } = await fixture.call<{ id: string }>('kernel.users.create', { name: 'Ann', email: 'ann@example.com' })
  const seller: Actor = { ...((await fixture.app.actorOf(id)) as Actor), roles: ['seller'] }
  for (const [name, state, owner] of [
    ['A', 'open', id],
    ['B', 'open', null],
    ['C', 'closed', id],
  ])
    await fixture.call('people.create', { name, state, owner })
  const { id: gone } = await fixture.call<{ id: string }>('people.create', { name: 'D' })
  await fixture.call('people.delete', { id: gone })
  expect((await groups(actor(['manager']), { by: ['state'] })).rows).toEqual([
    { values: { state: 'open' }, count: 2, sums: {} },
    { values: { state: 'closed' }, count: 1, sums: {} },
  ])
  expect((await groups(seller, { by: ['state', 'owner'] })).rows).toEqual([
    { values: { state: 'closed', owner: id }, count: 1, sums: {} },
    { values: { state: 'open', owner: id }, count: 1, sums: {} },
  ])
  expect((await groups(seller, { by: ['state'], where: { name: 'A' } })).rows).toEqual([
    { values: { state: 'open' }, count: 1, sums: {} },
  ])
  expect((await groups(actor([]), { by: ['state'] })).rows).toEqual([])
})

test('what one may not read, and what has no one value, is grouped by nobody', async () => {
  fixture = await openFixture([people])
  for (const [as, by] of [
    [actor(['director']), ['note']],
    [actor(['manager']), ['nothing']],
    [actor(['director']), ['state', 'note']],
  ] as const) {
    await expect(groups(as, { by })).rejects.toMatchObject({ code: 'KITH_INVALID' })
  }
})

test('the groups add up to what is there', async () => {
  fixture = await openFixture([people])
  const states = fc.array(fc.constantFrom('open', 'closed'), { minLength: 1, maxLength: 12 })
  let all = 0
  await fc.assert(
    fc.asyncProperty(states, async made => {
      for (const state of made) await fixture.call('people.create', { name: 'X', state })
      all += made.length
      const { rows } = await groups(actor(['manager']), { by: ['state'] })
      expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(all)
    }),
    { numRuns: 5 },
  )
})
