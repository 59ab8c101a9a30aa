import { anyRef, defineContract, definePlugin, entity, policy, ref, text } from '@kith/sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actor, type Fixture, openFixture } from '../fixture/app.ts'

const firm = entity('calls.firm', { fields: { name: text({ required: true }) } })
const secret = entity('calls.secret', { fields: { name: text({ required: true }) } })
const call = entity('calls.call', {
  within: 'about',
  timeline: { on: ['about', 'firm'] },
  fields: { title: text({ required: true }), about: anyRef(), firm: ref(firm) },
})
const memo = entity('calls.memo', {
  within: 'about',
  timeline: { on: ['about'], ownRights: true },
  fields: { title: text({ required: true }), about: anyRef() },
})
const contract = defineContract({
  name: 'calls',
  version: '0.1.0',
  main: call,
  entities: { firms: firm, secrets: secret, memos: memo },
})
const caller = actor(['caller'])
const reader = actor(['reader'])
const calls = definePlugin<typeof contract>({
  contract,
  handlers: {},
  policies: [
    policy(call, [{ id: 'calls.read', roles: ['caller'], verbs: ['read'] }]),
    policy(memo, [{ id: 'calls.memos', roles: ['caller'], verbs: ['read'] }]),
    policy(firm, [{ id: 'calls.firms', roles: ['caller', 'reader'], verbs: ['read'] }]),
  ],
})

let fixture: Fixture
const ids: Record<string, string> = {}
beforeAll(async () => {
  fixture = await openFixture([calls])
  const make = async (path: string, values: object) => (await fixture.call<{ id: string }>(`${path}.create`, values)).id
  ids.firm = await make('calls.firms', { name: 'ACME' })
  ids.secret = await make('calls.secrets', { name: 'Hidden' })
  await make('calls', { title: 'About a firm', about: { entity: 'calls.firm', id: ids.firm } })
  ids.elsewhere = await make('calls', {
    title: 'About a secret',
    about: { entity: 'calls.secret', id: ids.secret },
    firm: ids.firm,
  })
  await make('calls.memos', { title: 'Memo', about: { entity: 'calls.firm', id: ids.firm } })
  await make('calls', { title: 'About nothing' })
})
afterAll(() => fixture.close())

test('labels of records of any kind are answered beside the rows, as far as they may be seen', async () => {
  const list = (as = fixture.admin) =>
    fixture.call<{ labels: Record<string, string> }>('calls.list', { with: ['about', 'firm'] }, { as })
  expect((await list()).labels).toEqual({ [ids.firm as string]: 'ACME', [ids.secret as string]: 'Hidden' })
  expect((await list(caller)).labels).toEqual({ [ids.firm as string]: 'ACME' })
  await expect(fixture.call('calls.list', { with: ['title'] })).rejects.toMatchObject({
    details: { problems: [{ code: 'with.not_a_ref' }] },
  })
})

test('a part of one record stands on the timeline of another for whoever may read it', async () => {
  const timeline = async (as = fixture.admin) =>
    (
      await fixture.call<{ rows: { type: string; label?: string }[] }>(
        'kernel.timeline',
        { entity: firm.name, id: ids.firm },
        { as },
      )
    ).rows.flatMap(row => (row.type === 'record' ? [row.label] : []))
  expect((await timeline(caller)).sort()).toEqual(['About a firm', 'About a secret', 'Memo'])
  // A part of the firm itself is shown by the firm's right, that of another record is not.
  expect(await timeline(reader)).toEqual(['About a firm'])
})
