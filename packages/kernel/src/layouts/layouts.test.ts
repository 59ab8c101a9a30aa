import { afterAll, beforeAll, expect, test } from 'vitest'
import { actor, type Fixture, openFixture } from '../fixture/app.ts'
import { yard } from '../fixture/yard.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture([yard])
})
afterAll(() => fixture.close())

const group = (fields: readonly string[]) => ({ title: { en: 'What it costs' }, fields })
const layoutOf = (roles: readonly string[]) =>
  fixture.call<{ id: string | null; groups: readonly { fields: readonly string[] }[] }>(
    'kernel.layoutOf',
    { entity: 'yard.item' },
    { as: actor(roles) },
  )

test('the page of a record is arranged for a role, else for everybody; nobody sees more by it', async () => {
  expect(await layoutOf(['all'])).toEqual({ id: null, groups: [] })
  const create = (values: object) => fixture.call<{ id: string }>('kernel.layouts.create', values)
  const common = await create({ entity: 'yard.item', groups: [group(['price', 'secret', 'name'])] })
  const own = await create({ entity: 'yard.item', role: 'names', groups: [group(['owner', 'name', 'price'])] })
  expect(await layoutOf(['all'])).toEqual({ id: common.id, groups: [group(['price', 'secret', 'name'])] })
  expect(await layoutOf(['names', 'all'])).toMatchObject({ id: own.id })
  expect((await layoutOf(['names'])).groups).toEqual([group(['owner', 'name'])])
  expect((await layoutOf(['public'])).groups).toEqual([group(['price', 'name'])])
})

test('only an administrator arranges', async () => {
  const refused = fixture.call('kernel.layouts.create', { entity: 'yard.crate' }, { as: actor(['all']) })
  await expect(refused).rejects.toMatchObject({ code: 'KITH_DENIED' })
})

test.each([
  ['layout.entity', { entity: 'yard.nothing' }],
  ['layout.field', { entity: 'yard.crate', groups: [group(['colour'])] }],
  ['layout.twice', { entity: 'yard.crate', groups: [group(['name']), group(['name'])] }],
])('a layout that cannot be is refused: %s', async (code, values) => {
  await expect(fixture.call('kernel.layouts.create', values)).rejects.toMatchObject({
    code: 'KITH_REJECTED',
    details: { code },
  })
})

test('one role has one layout of a kind of record', async () => {
  const values = { entity: 'yard.crate', role: 'all', groups: [group(['name'])] }
  await fixture.call('kernel.layouts.create', values)
  await expect(fixture.call('kernel.layouts.create', values)).rejects.toMatchObject({ code: 'KITH_INVALID' })
})
