import { randomUUID } from 'node:crypto'
import type { Actor } from '@kith/sdk'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Fixture, openFixture } from '../fixture/app.ts'
import { people } from '../fixture/people.ts'

let fixture: Fixture
beforeEach(async () => {
  fixture = await openFixture([people])
})
afterEach(() => fixture.close())

const user = async (name: string): Promise<Actor> => {
  const values = { name, email: `${randomUUID()}@example.com` }
  const { id } = await fixture.call<{ id: string }>('kernel.users.create', values)
  return { ...((await fixture.app.actorOf(id)) as Actor), roles: ['seller'] }
}
const page = async (as: Actor, where: object, limit = 5) => {
  const options = { where, sort: ['createdAt'], limit }
  const { rows } = await fixture.call<{ rows: { name: string }[] }>('people.list', options, { as })
  return rows.map(({ name }) => name)
}

test('one’s own under conditions, and one’s team’s, are the same, whether they are few or many', async () => {
  const [few, many, none] = [await user('Few'), await user('Many'), await user('None')]
  const create = (names: readonly string[], owner: string) =>
    Promise.all(
      names.map((name, n) => fixture.call('people.create', { name, state: n % 3 ? 'open' : 'closed', owner })),
    )
  await create(['F0', 'F1', 'F2', 'F3'], few.id)
  // More than are looked at one by one.
  for (let at = 0; at < 1020; at += 60) {
    for (let n = at; n < at + 60; n += 60)
      await create(
        Array.from({ length: 60 }, (_, i) => `M${n + i}`),
        many.id,
      )
  }
  const closed = await page(many, { state: 'closed' }, 200)
  expect(closed).toHaveLength(200)
  expect(closed.every(name => Number(name.slice(1)) % 3 === 0)).toBe(true)
  expect(await page(many, { state: 'open', name: 'M1019' })).toEqual(['M1019'])
  expect((await page(few, { state: 'closed' })).sort()).toEqual(['F0', 'F3'])
  expect((await page(few, { state: { in: ['open', 'closed'] } })).sort()).toEqual(['F0', 'F1', 'F2', 'F3'])
  expect(await page(none, { state: 'open' })).toEqual([])
  const team = (await fixture.call<{ id: string }>('kernel.teams.create', { name: 'Both' })).id
  for (const one of [few, many]) await fixture.call('kernel.users.update', { id: one.id, set: { team } })
  const leader = { ...few, roles: ['leader'], team }
  expect(await page(leader, { state: 'closed' }, 200)).toEqual(
    [...(await page(few, { state: 'closed' })), ...closed].slice(0, 200),
  )
  expect(await page(leader, { state: { in: ['open', 'closed'] }, name: 'M1019' })).toEqual(['M1019'])
  await fixture.call('kernel.users.update', { id: many.id, set: { team: null } })
  expect((await page(leader, { state: { in: ['open', 'closed'] } })).sort()).toEqual(['F0', 'F1', 'F2', 'F3'])
  const count = (as: Actor, where: object) => fixture.call('people.count', { where }, { as })
  expect(await count(many, { state: 'closed' })).toEqual({ count: 340, capped: false })
  expect(await count(many, { state: { in: ['open', 'closed'] } })).toEqual({ count: 1000, capped: true })
  expect(await count(few, { state: 'closed' })).toEqual({ count: 2, capped: false })
  expect(await count(none, { state: 'closed' })).toEqual({ count: 0, capped: false })
})
