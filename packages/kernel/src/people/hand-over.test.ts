import { type Actor, defineContract, definePlugin } from '@kith/sdk'
import { afterEach, expect, test } from 'vitest'
import { type Fixture, openFixture } from '../fixture/app.ts'
import { yard } from '../fixture/yard.ts'

let fixture: Fixture
afterEach(() => fixture.close())

const make = async (path: string, input: object) => (await fixture.call<{ id: string }>(`${path}.create`, input)).id
const person = (name: string, more: object = {}) =>
  make('kernel.users', { name, email: `${name.toLowerCase()}@example.com`, ...more })

async function items(owner: string, count: number): Promise<string[]> {
  const made: string[] = []
  for (let i = 0; i < count; i++) made.push(await make('yard', { name: `Item ${i}`, owner }))
  return made
}
const countOf = async (owner: string) =>
  (await fixture.call<{ count: number }>('yard.count', { where: { owner } })).count
const read = (id: string) => fixture.call<Record<string, unknown>>('kernel.batches.get', { id })

test('R24: who leaves is deactivated and his records go to others, in turn, in one piece of work with progress', async () => {
  fixture = await openFixture([yard])
  const [ann, bob, cid] = [await person('Ann'), await person('Bob'), await person('Cid')]
  await items(ann, 250)
  const crate = await make('yard.crates', { name: 'Crate', owner: ann })
  const answer = await fixture.call<{ batch: string; total: number }>('kernel.handOver', {
    from: ann,
    to: [bob, cid],
    deactivate: true,
  })
  expect(answer.total).toBe(251)
  expect(await fixture.call('kernel.users.get', { id: ann })).toMatchObject({ active: false })
  await fixture.app.idle()
  expect(await read(answer.batch)).toMatchObject({
    error: null,
    status: 'done',
    progress: 251,
    total: 251,
    result: { given: { 'yard.item': 250, 'yard.crate': 1 }, kept: [] },
  })
  expect([await countOf(ann), await countOf(bob), await countOf(cid)]).toEqual([0, 125, 125])
  expect(await fixture.call('yard.crates.get', { id: crate })).toMatchObject({ owner: bob })
})

test('only the kinds of records that are asked for go', async () => {
  fixture = await openFixture([yard])
  const [ann, bob] = [await person('Ann'), await person('Bob')]
  await items(ann, 2)
  const crate = await make('yard.crates', { name: 'Crate', owner: ann })
  await fixture.call('kernel.handOver', { from: ann, to: [bob], entities: ['yard.crate'] })
  await fixture.app.idle()
  expect(await countOf(ann)).toBe(2)
  expect(await fixture.call('yard.crates.get', { id: crate })).toMatchObject({ owner: bob })
})

test('what who asked may not change stays where it is, and the result names it', async () => {
  fixture = await openFixture([yard, movers])
  const [ann, bob] = [await person('Ann'), await person('Bob')]
  const as = (await fixture.app.actorOf(await person('Mover', { roles: ['cheap'] }))) as Actor
  const [, cheap] = await items(ann, 3)
  await fixture.call('yard.update', { id: cheap, set: { price: 10 } })
  const { batch } = await fixture.call<{ batch: string }>('kernel.handOver', { from: ann, to: [bob] }, { as })
  await fixture.app.idle()
  expect(await read(batch)).toMatchObject({
    status: 'done',
    result: { given: {}, kept: [{ entity: 'yard.item', id: cheap, code: 'KITH_DENIED' }] },
  })
  expect(await countOf(ann)).toBe(3)
  const stranger = (await fixture.app.actorOf(await person('Stranger'))) as Actor
  const asked = fixture.call('kernel.handOver', { from: ann, to: [bob] }, { as: stranger })
  await expect(asked).rejects.toMatchObject({ code: 'KITH_DENIED' })
})

const movers = definePlugin({
  contract: defineContract({ name: 'movers', version: '0.1.0' }),
  handlers: {},
  grants: { cheap: ['kernel.handOver'] },
})

test.each([
  ['himself', (ann: string) => ({ from: ann, to: [ann] }), 'to.0'],
  ['nobody', (ann: string) => ({ from: ann, to: ['00000000-0000-7000-8000-000000000000'] }), 'to.0'],
  ['a kind without an owner', (ann: string) => ({ from: ann, to: [], entities: ['kernel.user'] }), 'entities.0'],
])('a hand-over to %s is refused, and nothing is written', async (_, input, path) => {
  fixture = await openFixture([yard])
  const [ann, bob] = [await person('Ann'), await person('Bob')]
  const { to, ...rest } = input(ann)
  const asked = fixture.call('kernel.handOver', { ...rest, to: to.length > 0 ? to : [bob], deactivate: true })
  await expect(asked).rejects.toMatchObject({
    code: 'KITH_INVALID',
    details: { problems: [expect.objectContaining({ path })] },
  })
  expect(await fixture.call('kernel.users.get', { id: ann })).toMatchObject({ active: true })
})
