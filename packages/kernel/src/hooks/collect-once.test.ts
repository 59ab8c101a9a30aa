import {
  type Actor,
  collectOnce,
  defineContract,
  definePlugin,
  type Infer,
  integer,
  query,
  type ReadContext,
  tap,
} from '@kith/sdk'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { actor, type Fixture, openFixture } from '../fixture/app.ts'

const contract = defineContract({
  name: 'menu',
  version: '0.1.0',
  permissions: { 'menu.read': 'Read' },
  operations: {
    read: query({ needs: 'menu.read', input: z.object({}), output: z.object({ dishes: z.array(z.string()) }) }),
  },
  hooks: { dishes: collectOnce('menu.dishes', z.object({ name: z.string() })) },
  settings: { courses: integer({ default: 1 }) },
})
interface MenuContract extends Infer<typeof contract> {}

type Cook = (ctx: ReadContext<MenuContract>) => readonly { name: string }[] | Promise<readonly { name: string }[]>

/** A plugin that reads what its own taps answer. */
async function open(cook: Cook): Promise<Fixture & { readonly read: (as?: Actor) => Promise<readonly string[]> }> {
  const menu = definePlugin<MenuContract>({
    contract,
    grants: { guest: ['menu.read'] },
    handlers: {
      read: async ctx => ({ dishes: (await ctx.collect(contract.hooks.dishes, {})).map(({ name }) => name) }),
    },
    taps: [tap<MenuContract>()(contract.hooks.dishes, { id: 'menu.cook', collect: cook })],
  })
  fixture = await openFixture([menu])
  const { call } = fixture
  const read = async (as = fixture.admin) => (await call<{ dishes: string[] }>('menu.read', {}, { as })).dishes
  return { ...fixture, read }
}

let fixture: Fixture
afterEach(() => fixture?.close())

test('who asks a second time gets what was answered, whoever he is, and readers at once share one asking', async () => {
  const askers: string[] = []
  const { read } = await open(async ({ actor: asker }) => {
    askers.push(asker.kind)
    return [{ name: 'soup' }]
  })
  expect(await Promise.all([read(), read(), read(actor(['guest']))])).toEqual([['soup'], ['soup'], ['soup']])
  expect(await read(actor(['guest']))).toEqual(['soup'])
  expect(askers).toEqual(['public'])
})

test('after a change of settings it is asked anew', async () => {
  const { call, read } = await open(({ settings }) => [{ name: `${settings.courses} courses` }])
  expect(await read()).toEqual(['1 courses'])
  await call('kernel.changeSettings', { plugin: 'menu', set: { courses: 3 } })
  expect(await read()).toEqual(['3 courses'])
  await call('kernel.changeSettings', { plugin: 'menu', set: { courses: null } })
  expect(await read()).toEqual(['1 courses'])
})

test('who failed is asked again, and kept when he answered', async () => {
  let asked = 0
  const { read } = await open(() => {
    asked++
    if (asked === 1) throw new Error('the stove is cold')
    return [{ name: 'soup' }]
  })
  expect(await read()).toEqual([])
  expect(await read()).toEqual(['soup'])
  expect(await read()).toEqual(['soup'])
  expect(asked).toBe(2)
})
