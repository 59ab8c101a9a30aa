import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, type Person, startDesk } from './fixture/app.ts'

let desk: Desk
beforeEach(async () => {
  desk = await startDesk()
})
afterEach(() => desk.close())

const seenBy = async ({ caller }: Person) =>
  (await caller.call<{ rows: { number: string }[] }>('service.list', { sort: ['createdAt'] })).rows.map(
    row => row.number,
  )

describe('who sees which cases', () => {
  test('service: those of its queues and its own, and works on these', async () => {
    const [ann, bob] = [await desk.person('Ann'), await desk.person('Bob')]
    const parts = await desk.staff('Spare parts', [ann.id])
    await desk.open({ queue: parts })
    const { id } = await desk.open({ owner: bob.id })
    expect([await seenBy(ann), await seenBy(bob)]).toEqual([['C-000001'], ['C-000002']])
    await bob.caller.call('service.update', { id, set: { subject: 'Mine' } })
    await expect(ann.caller.call('service.solve', { id })).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
  })

  test('a service manager: those of his people, of the departments below, and what is nowhere', async () => {
    const sun = await desk.person('Sun Mei', { roles: ['service-manager'] })
    const top = (await desk.admin.call<{ id: string }>('kernel.teams.create', { name: 'Top', manager: sun.id })).id
    const below = (await desk.admin.call<{ id: string }>('kernel.teams.create', { name: 'Below', parent: top })).id
    await desk.admin.call('kernel.users.update', { id: sun.id, set: { team: top } })
    const ann = await desk.person('Ann', { team: below })
    const parts = await desk.staff('Spare parts', [], { department: below })
    await desk.open({ owner: ann.id })
    await desk.open({ queue: parts })
    await desk.open({})
    const caller = desk.as((await desk.app.actorOf(sun.id)) as never)
    expect(await seenBy({ ...sun, caller })).toEqual(['C-000001', 'C-000002'])
  })

  test('sales: those of its accounts, to read, and what it reported; a sales manager those of his people’s', async () => {
    const boss = await desk.person('Boss', { roles: ['sales-manager'] })
    const team = (await desk.admin.call<{ id: string }>('kernel.teams.create', { name: 'East', manager: boss.id })).id
    await desk.admin.call('kernel.users.update', { id: boss.id, set: { team } })
    const lin = await desk.person('Lin', { roles: ['sales'], team })
    const { id: account } = await desk.admin.call<{ id: string }>('accounts.create', { name: 'Harbour', owner: lin.id })
    const { id } = await desk.open({ account })
    await desk.open({})
    await desk.open({ subject: 'Reported' }, lin.caller)
    expect(await seenBy(lin)).toEqual(['C-000001', 'C-000003'])
    const caller = desk.as((await desk.app.actorOf(boss.id)) as never)
    expect(await seenBy({ ...boss, caller })).toEqual(['C-000001'])
    await expect(lin.caller.call('service.update', { id, set: { subject: 'x' } })).rejects.toMatchObject({
      code: 'KITH_DENIED',
    })
    await expect(lin.caller.call('service.solve', { id })).rejects.toMatchObject({ code: 'KITH_DENIED' })
  })

  test('the conversation is seen with its case, by nobody else; without a role nothing is', async () => {
    const [ann, bob] = [await desk.person('Ann'), await desk.person('Bob')]
    const { id } = await desk.open({ owner: ann.id })
    await desk.admin.call('service.note', { id, text: 'Secret' })
    const messages = async ({ caller }: Person) => (await caller.call<{ rows: object[] }>('service.messages.list')).rows
    expect(await messages(ann)).toHaveLength(1)
    expect(await messages(bob)).toEqual([])
    const nobody = await desk.person('Nobody', { roles: [] })
    await expect(nobody.caller.call('service.ofCustomer', { account: id })).rejects.toMatchObject({
      code: 'KITH_DENIED',
    })
  })
})
