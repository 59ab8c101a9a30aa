import { type AnyPlugin, defineContract, definePlugin, type Held, hold, isHeld, tap } from '@kith/sdk'
import { afterEach, describe, expect, test } from 'vitest'
import { actor, type Fixture, openFixture } from '../fixture/app.ts'
import { item, type YardContract, yard, yardContract } from '../fixture/yard.ts'

const contract = defineContract({ name: 'gate', version: '0.1.0' })

/** Holds cheap items for the chief, and then for the boss; takes a note of the day. */
function gate(state: { note: string }): AnyPlugin {
  const holding = (id: string, approver: string, name: string) =>
    tap<typeof contract, YardContract>()(item.saving, {
      id,
      shape: (_ctx, rows) => rows.map(row => ({ id: row.id, set: { secret: state.note } })),
      guard: (_ctx, rows) =>
        rows.some(row => row.after.name?.includes(name)) ? hold({ approver, reason: `Is ${name} right?` }) : undefined,
    })
  const taps = [holding('gate.chief', 'role:chief', 'cheap'), holding('gate.boss', 'role:boss', 'very')]
  return definePlugin({ contract, dependsOn: [yardContract], handlers: {}, taps }) as unknown as AnyPlugin
}

let fixture: Fixture
afterEach(() => fixture.close())

const state = { note: 'monday' }
const chief = actor(['chief', 'names', 'all'], '00000000-0000-7000-8000-0000000000c1')
const boss = actor(['boss'], '00000000-0000-7000-8000-0000000000b1')

async function seller(roles = ['own']) {
  const { id } = await fixture.call<{ id: string }>('kernel.users.create', {
    name: 'Ann',
    email: 'ann@example.com',
    roles,
  })
  const found = await fixture.app.actorOf(id)
  if (!found) throw new Error('no actor')
  return found
}

async function ask(as: Awaited<ReturnType<typeof seller>>, name = 'cheap'): Promise<Held['held']> {
  const answer = await fixture.call('yard.create', { name, owner: as.id }, { as })
  if (!isHeld(answer)) throw new Error('not held')
  return answer.held
}

const decide = (id: string, approve: boolean, as = chief) =>
  fixture.call<{ status: string; answer: unknown }>('kernel.decide', { id, approve }, { as })
const items = async () => (await fixture.call<{ rows: { name: string; createdBy: string }[] }>('yard.list')).rows

describe('a held change', () => {
  test('is committed as who asked once it is approved, in one commit with the decision', async () => {
    fixture = await openFixture([yard, gate(state)])
    const ann = await seller()
    const { decision } = await ask(ann)
    expect(await items()).toEqual([])
    expect(await decide(decision, true)).toMatchObject({ status: 'approved', answer: null })
    expect(await items()).toMatchObject([{ name: 'cheap', createdBy: ann.id }])
    expect(await fixture.call('kernel.decisions.get', { id: decision })).toMatchObject({
      status: 'approved',
      decidedBy: chief.id,
    })
    await expect(decide(decision, true)).rejects.toMatchObject({ code: 'KITH_DECIDED' })
  })

  test('comes to nothing when it is rejected', async () => {
    fixture = await openFixture([yard, gate(state)])
    const { decision } = await ask(await seller())
    expect(await decide(decision, false)).toMatchObject({ status: 'rejected' })
    expect(await items()).toEqual([])
  })

  test('is decided by its approver only, and nobody else knows of it', async () => {
    fixture = await openFixture([yard, gate(state)])
    const ann = await seller(['own', 'chief'])
    const { decision } = await ask(ann)
    await expect(decide(decision, true, boss)).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
    await expect(decide(decision, true, ann)).rejects.toMatchObject({ code: 'KITH_DENIED' })
    expect((await fixture.call<{ rows: object[] }>('kernel.decisions.list', {}, { as: boss })).rows).toEqual([])
    const [row] = (await fixture.call<{ rows: object[] }>('kernel.decisions.list', {}, { as: chief })).rows
    expect(row).not.toHaveProperty('writes')
    expect(row).not.toHaveProperty('command')
  })

  test('shows its approver no field that he may not read', async () => {
    fixture = await openFixture([yard, gate(state)])
    const { decision } = await ask(await seller())
    const clerk = actor(['chief', 'public'], chief.id)
    const seen = await fixture.call<{ writes: { set: object }[] }>('kernel.held', { id: decision }, { as: clerk })
    expect(seen.writes[0]?.set).toHaveProperty('name', 'cheap')
    expect(seen.writes[0]?.set).not.toHaveProperty('secret')
    const blind = await fixture.call<{ writes: { set: object }[] }>(
      'kernel.held',
      { id: decision },
      { as: actor(['chief'], chief.id) },
    )
    expect(blind.writes[0]?.set).toEqual({})
  })

  test('that has come to something else meanwhile is shown to the approver again', async () => {
    fixture = await openFixture([yard, gate(state)])
    const { decision } = await ask(await seller())
    state.note = 'tuesday'
    expect(await decide(decision, true)).toMatchObject({ status: 'changed' })
    expect(await items()).toEqual([])
    expect(await decide(decision, true)).toMatchObject({ status: 'approved' })
    expect(await items()).toMatchObject([{ secret: 'tuesday' }])
    state.note = 'monday'
  })

  test('held by several is decided by one after another', async () => {
    fixture = await openFixture([yard, gate(state)])
    const { decision } = await ask(await seller(), 'very cheap')
    const first = await decide(decision, true)
    expect(first).toMatchObject({ status: 'approved', answer: { held: { tap: 'gate.boss', approver: 'role:boss' } } })
    expect(await items()).toEqual([])
    const next = (first.answer as Held).held.decision
    expect(await decide(next, true, boss)).toMatchObject({ status: 'approved', answer: null })
    expect(await items()).toMatchObject([{ name: 'very cheap' }])
  })

  test('runs with the rights that who asked has on the day of the decision', async () => {
    fixture = await openFixture([yard, gate(state)])
    const ann = await seller()
    const [first, second] = [await ask(ann), await ask(ann)]
    await fixture.call('kernel.users.update', { id: ann.id, set: { roles: [] } })
    await expect(decide(first.decision, true)).rejects.toMatchObject({ code: 'KITH_DENIED' })
    await fixture.call('kernel.users.update', { id: ann.id, set: { active: false } })
    await expect(decide(second.decision, true)).rejects.toMatchObject({ code: 'KITH_DECISION_ACTOR' })
    expect(await items()).toEqual([])
  })

  test('of somebody who may not do it anyway never comes before anybody', async () => {
    fixture = await openFixture([yard, gate(state)])
    const nobody = await seller(['names'])
    await expect(fixture.call('yard.create', { name: 'cheap' }, { as: nobody })).rejects.toMatchObject({
      code: 'KITH_DENIED',
    })
    expect((await fixture.call<{ rows: object[] }>('kernel.decisions.list')).rows).toEqual([])
  })
})
