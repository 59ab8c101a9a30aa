import type { Actor } from '@kith/sdk'
import { afterEach, expect, test } from 'vitest'
import { actor, type Fixture, openFixture } from '../fixture/app.ts'
import { people } from '../fixture/people.ts'

let fixture: Fixture
afterEach(() => fixture.close())

/** More people than a walk for each of them is made for. */
const many = 66

interface Person {
  readonly id: string
  readonly name: string
}

interface Page {
  readonly rows: readonly Person[]
  readonly next?: string
  readonly previous?: string
}

test('a page by a few values is the page of all of them, for who sees all, a large team, his own, or what is open', async () => {
  fixture = await openFixture([people])
  const team = (await fixture.call<{ id: string }>('kernel.teams.create', { name: 'Large' })).id
  const owners: string[] = []
  for (let n = 0; n < many; n++) {
    const values = { name: `P${n}`, email: `p${n}@example.com`, team }
    owners.push((await fixture.call<{ id: string }>('kernel.users.create', values)).id)
  }
  const own = owners[3] as string
  const made: { name: string; state: string; owner: string | null }[] = []
  for (let n = 0; n < 40; n++) {
    const owner = n % 5 === 0 ? null : n % 3 === 0 ? own : (owners[n] as string)
    const person = { name: `N${n}`, state: n % 4 === 1 ? 'closed' : 'open', owner }
    made.push(person)
    await fixture.call('people.create', person)
  }
  const member = { ...((await fixture.app.actorOf(own)) as Actor) }
  const readers: [Actor, (row: (typeof made)[number]) => boolean][] = [
    [actor(['manager']), () => true],
    [{ ...member, roles: ['director'] }, ({ owner }) => owner !== null],
    [{ ...member, roles: ['leader', 'seller'] }, ({ owner }) => owner !== null],
    [{ ...member, roles: ['seller'] }, ({ owner }) => owner === own],
    [{ ...member, roles: ['seller', 'visitor'] }, ({ owner, state }) => owner === own || state === 'open'],
  ]
  for (const [as, sees] of readers) {
    for (const [where, holds] of [
      [{ state: { in: ['open', 'closed', 'open'] } }, () => true],
      [{ state: { in: ['closed', 'open'] }, name: { ne: 'N2' } }, ({ name }) => name !== 'N2'],
      [{ state: { in: ['closed', 'open'] }, owner: { $: 'actor.id' } }, ({ owner }) => owner === as.id],
      [{ state: { in: ['closed'] } }, ({ state }) => state === 'closed'],
      [{}, () => true],
    ] as [object, (row: (typeof made)[number]) => boolean][]) {
      const expected = made.filter(row => sees(row) && holds(row)).map(({ name }) => name)
      expect(await allPages(as, where, 'createdAt')).toEqual(expected)
      expect(await allPages(as, where, '-createdAt')).toEqual(expected.toReversed())
    }
  }
})

/** Page by page to the end, each also reached backwards from the one behind it. */
async function allPages(as: Actor, where: object, sort: string): Promise<string[]> {
  const read = (place: object) => fixture.call<Page>('people.list', { where, sort: [sort], limit: 7, ...place }, { as })
  const names: string[] = []
  let before: readonly Person[] | undefined
  for (let after: string | undefined, more = true; more; ) {
    const page = await read(after === undefined ? {} : { after })
    if (before) expect((await read({ before: page.previous })).rows).toEqual(before)
    names.push(...page.rows.map(({ name }) => name))
    before = page.rows
    after = page.next
    more = after !== undefined
  }
  return names
}
