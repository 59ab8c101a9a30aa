import {
  defineContract,
  definePlugin,
  entity,
  type Handler,
  type Infer,
  mutation,
  policy,
  ref,
  text,
  user,
} from '@kith/sdk'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { actor, type Fixture, openFixture } from '../fixture/app.ts'

const box = entity('store.box', {
  fields: {
    name: text({ required: true }),
    owner: ref(user, { onDelete: 'detach' }),
    mark: text({ derived: true }),
  },
})
const note = entity('store.note', { fields: { name: text() } })
const one = z.object({ id: z.uuid() })
const contract = defineContract({
  name: 'store',
  version: '0.1.0',
  main: box,
  entities: { notes: note },
  permissions: { 'store.take': 'Take a box' },
  operations: {
    take: mutation({ needs: 'store.take', input: one, output: one }),
    takeAndNote: mutation({ needs: 'store.take', input: one, output: one }),
  },
})
interface StoreContract extends Infer<typeof contract> {}
const take: Handler<StoreContract, 'take'> = (ctx, { id }) => {
  ctx.change.update(box, id, { owner: ctx.actor.id, mark: 'taken' })
  return { id }
}
/** Whoever works here sees what nobody has and works on what is his: a box is taken by the operation only. */
const store = definePlugin<StoreContract>({
  contract: contract as StoreContract,
  handlers: {
    take,
    takeAndNote: (ctx, input) => {
      ctx.change.create(note, { name: 'Taken' })
      return take(ctx, input)
    },
  },
  grants: { worker: ['store.take'] },
  policies: [
    policy(box, [
      { id: 'store.own', roles: ['worker'], verbs: ['read', 'update'], scope: 'own' },
      { id: 'store.free', roles: ['worker'], verbs: ['read'], where: { owner: null } },
    ]),
  ],
})

let now = new Date('2026-01-05T09:00:00Z')
let fixture: Fixture
let lin: ReturnType<typeof actor>
beforeEach(async () => {
  now = new Date('2026-01-05T09:00:00Z')
  fixture = await openFixture([store], { clock: { now: () => now, wakeAt: () => () => {} } })
  const person = { name: 'Lin Wei', email: 'lin@example.cn', roles: ['worker'] }
  lin = actor(['worker'], (await fixture.call<{ id: string }>('kernel.users.create', person)).id)
})
afterEach(() => fixture.close())

interface Box {
  readonly id: string
  readonly version: number
}
const create = async () => (await fixture.call<Box>('store.create', { name: 'Box' })).id
const read = (id: string) => fixture.call<Box>('store.get', { id })
const back = async (id: string, as = lin) => {
  const { version } = await read(id)
  return fixture.call('kernel.takeBack', { entity: 'store.box', id, version }, { as })
}

test('whoever did it by an operation takes it back, also what he could not set by hand', async () => {
  const id = await create()
  await fixture.call('store.take', { id }, { as: lin })
  expect(await read(id)).toMatchObject({ owner: lin.id, mark: 'taken' })
  const set = { owner: null }
  await expect(fixture.call('store.update', { id, set }, { as: lin })).rejects.toMatchObject({ code: 'KITH_DENIED' })
  await back(id)
  expect(await read(id)).toMatchObject({ owner: null, mark: null })
})

test('what somebody has changed since, or did himself, stays', async () => {
  const id = await create()
  await fixture.call('store.take', { id }, { as: lin })
  const { version } = await read(id)
  await fixture.call('store.update', { id, set: { name: 'Crate' } })
  const late = fixture.call('kernel.takeBack', { entity: 'store.box', id, version }, { as: lin })
  await expect(late).rejects.toMatchObject({ code: 'KITH_TAKE_BACK', details: { why: 'changed' } })
  await expect(back(id)).rejects.toMatchObject({ code: 'KITH_TAKE_BACK', details: { why: 'theirs' } })
  expect(await read(id)).toMatchObject({ owner: lin.id, name: 'Crate' })
})

test('after a minute it stays', async () => {
  const id = await create()
  await fixture.call('store.take', { id }, { as: lin })
  now = new Date(now.getTime() + 60_001)
  await expect(back(id)).rejects.toMatchObject({ code: 'KITH_TAKE_BACK', details: { why: 'late' } })
})

test('a change that did more stays whole', async () => {
  const id = await create()
  await fixture.call('store.takeAndNote', { id }, { as: lin })
  await expect(back(id)).rejects.toMatchObject({ code: 'KITH_TAKE_BACK', details: { why: 'more' } })
  await expect(back(await create(), fixture.admin)).rejects.toMatchObject({ details: { why: 'more' } })
})

test('what one may not see is not there', async () => {
  const id = await create()
  await fixture.call('store.take', { id }, { as: lin })
  await expect(back(id, actor(['worker']))).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
})
