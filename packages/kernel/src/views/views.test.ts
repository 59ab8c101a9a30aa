import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDialect } from '../dialects/open.ts'
import { actor, type Fixture, openFixture } from '../fixture/app.ts'
import { people } from '../fixture/people.ts'

let fixture: Fixture
let top = ''
let team = ''
beforeAll(async () => {
  fixture = await openFixture([people])
  top = (await fixture.call<{ id: string }>('kernel.teams.create', { name: 'Top' })).id
  team = (await fixture.call<{ id: string }>('kernel.teams.create', { name: 'Team', parent: top })).id
})
afterAll(() => fixture.close())

interface View {
  readonly id: string
  readonly name: string
  readonly index: string
  readonly owner: string | null
}

async function person(name: string, part: object) {
  const { id } = await fixture.call<{ id: string }>('kernel.users.create', { name, email: `${name}@kith.test` })
  return { ...actor([], id), ...part }
}
const names = async (as: ReturnType<typeof actor>) =>
  (await fixture.call<{ rows: View[] }>('kernel.views.list', { sort: ['name'] }, { as })).rows.map(row => row.name)

test('a view is its maker’s, his team’s and those below it, or everybody’s', async () => {
  const lead = await person('lead', { team: top, above: [top], below: [top, team] })
  const below = await person('below', { team, above: [team, top], below: [team] })
  const other = await person('other', {})
  const base = { entity: 'people.person', filter: { state: 'open' }, sort: ['-createdAt'] }
  const own = await fixture.call<View>('kernel.views.create', { ...base, name: 'Own' }, { as: lead })
  expect(own).toMatchObject({ owner: lead.id, index: 'ready' })
  await fixture.call('kernel.views.create', { ...base, name: 'Shared', audience: 'team', team: top }, { as: lead })
  await fixture.call('kernel.views.create', { ...base, name: 'All', audience: 'all' })
  const forAll = fixture.call('kernel.views.create', { ...base, name: 'No', audience: 'all' }, { as: lead })
  await expect(forAll).rejects.toMatchObject({ code: 'KITH_DENIED' })
  expect(await names(lead)).toEqual(['All', 'Own', 'Shared'])
  expect(await names(below)).toEqual(['All', 'Shared'])
  expect(await names(other)).toEqual(['All'])
  const change = fixture.call('kernel.views.update', { id: own.id, set: { name: 'Mine' } }, { as: below })
  await expect(change).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
})

test('a view whose sort no index serves gets one, and says when it is there', async () => {
  const values = { name: 'By note', entity: 'people.person', filter: { state: 'open' }, sort: ['name'] }
  const { id, index } = await fixture.call<View>('kernel.views.create', values)
  expect(index).toBe('building')
  await fixture.app.idle()
  expect(await fixture.call('kernel.views.get', { id })).toMatchObject({ index: 'ready' })
  const dialect = await openDialect(fixture.url)
  const table = (await dialect.schema()).find(({ name }) => name === 'people_person')
  await dialect.close()
  expect(table?.indexes.map(one => one.columns.join())).toContain('state,name_fold,id')
})

test.each([
  ['view.entity', { entity: 'people.nobody' }],
  ['view.list', { filter: { colour: 'red' } }],
  ['view.list', { sort: ['colour'] }],
  ['view.list', { columns: ['colour'] }],
  ['view.list', { group: 'colour' }],
  ['view.team', { audience: 'team' }],
])('a view that cannot be is refused: %s', async (code, part) => {
  const values = { name: 'Wrong', entity: 'people.person', ...part }
  await expect(fixture.call('kernel.views.create', values)).rejects.toMatchObject({
    code: 'KITH_REJECTED',
    details: { code },
  })
})

test('a view with a filter on a field that its reader may not read shows him no more for it', async () => {
  const director = await person('director', { roles: ['director'], team: top, below: [top] })
  await fixture.call('kernel.users.update', { id: director.id, set: { team: top } })
  await fixture.call('people.create', { name: 'Quiet', note: 'secret', owner: director.id })
  const rows = (where: object) => fixture.call<{ rows: unknown[] }>('people.list', { where }, { as: director })
  expect((await rows({ state: 'open' })).rows).toHaveLength(1)
  const byNote = await rows({ note: 'secret' }).then(
    page => page.rows.length,
    error => error.code,
  )
  expect([0, 'KITH_INVALID', 'KITH_DENIED']).toContain(byNote)
})

test('a list says that no index serves its sort, until a view has made one', async () => {
  const list = (input: object) => fixture.call<{ hints?: unknown[]; next?: string }>('people.list', input)
  for (let i = 0; i < 3; i++) await fixture.call('people.create', { name: `Long ${i}`, note: `${i}` })
  expect((await list({ sort: ['note'], limit: 2 })).hints).toEqual([{ code: 'KITH_SORT_SLOW', field: 'note' }])
  expect((await list({ sort: ['note'], limit: 2, end: true })).hints).toHaveLength(1)
  expect((await list({ sort: ['note'], limit: 200 })).hints).toBeUndefined()
  expect((await list({ sort: ['-createdAt'], limit: 2 })).hints).toBeUndefined()
  expect((await list({ sort: ['id'], limit: 2 })).hints).toBeUndefined()
  await fixture.call('kernel.views.create', { name: 'Notes', entity: 'people.person', sort: ['note'] })
  await fixture.app.idle()
  expect((await list({ sort: ['note'], limit: 2 })).hints).toBeUndefined()
  expect((await list({ sort: ['-note'], limit: 2 })).hints).toBeUndefined()
})
