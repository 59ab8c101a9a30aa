import { type Actor, type Held, isHeld } from '@kith/sdk'
import { createTestApp, type TestApp } from '@kith/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { accounts } from './plugin.ts'

let app: TestApp
beforeEach(async () => {
  app = await createTestApp({ plugins: [accounts] })
})
afterEach(() => app.close())

const make = async (path: string, values: object) => (await app.admin.call<{ id: string }>(`${path}.create`, values)).id
const person = async (name: string, values: object): Promise<Actor> => {
  const id = await make('kernel.users', { name, email: `${name.toLowerCase()}@example.com`, ...values })
  return (await app.app.actorOf(id)) as Actor
}
const rename = (as: Actor, id: string) => app.as(as).call('accounts.contacts.update', { id, set: { title: 'Chief' } })
const denied = { code: 'KITH_DENIED' }

describe('who may change a contact', () => {
  test('R32: sales changes those that it deals with directly: its own and those of its accounts', async () => {
    const [lin, chen] = [await person('Lin', { roles: ['sales'] }), await person('Chen', { roles: ['sales'] })]
    const account = await make('accounts', { name: 'Orion', owner: lin.id })
    const own = await make('accounts.contacts', { name: 'Own', owner: lin.id })
    const through = await make('accounts.contacts', { name: 'Through', account, owner: chen.id })
    const other = await make('accounts.contacts', { name: 'Other', owner: chen.id })
    await rename(lin, own)
    await rename(lin, through)
    await expect(rename(lin, other)).rejects.toMatchObject(denied)
    expect((await app.as(lin).call<{ rows: object[] }>('accounts.contacts.list')).rows).toHaveLength(3)
  })

  test('R33: and of these only those of his business lines, or of none', async () => {
    const [machines, parts] = [
      await make('kernel.lines', { name: 'Machines' }),
      await make('kernel.lines', { name: 'Parts' }),
    ]
    const lin = await person('Lin', { roles: ['sales'], lines: [machines] })
    const chen = await person('Chen', { roles: ['sales'] })
    const mine = (owner: Actor, lines: string[]) =>
      make('accounts.contacts', { name: 'Zhang Wei', owner: owner.id, lines })
    await rename(lin, await mine(lin, [parts, machines]))
    await rename(lin, await mine(lin, []))
    await expect(rename(lin, await mine(lin, [parts]))).rejects.toMatchObject(denied)
    await rename(chen, await mine(chen, []))
    await expect(rename(chen, await mine(chen, [parts]))).rejects.toMatchObject(denied)
  })

  test('a sales manager changes those of his people, service how somebody is reached and no more', async () => {
    const team = await make('kernel.teams', { name: 'East' })
    const branch = await make('kernel.teams', { name: 'Shanghai', parent: team })
    const manager = await person('Ma', { roles: ['sales-manager'], team })
    const lin = await person('Lin', { roles: ['sales'], team: branch })
    const service = await person('Zhao', { roles: ['service'] })
    const contact = await make('accounts.contacts', { name: 'Zhang Wei', owner: lin.id })
    const other = await make('accounts.contacts', { name: 'Li Na' })
    await rename(manager, contact)
    await expect(rename(manager, other)).rejects.toMatchObject(denied)
    await rename(service, other)
    const own = app.as(service).call('accounts.contacts.update', { id: other, set: { owner: service.id } })
    await expect(own).rejects.toMatchObject({ details: { problems: [{ path: 'owner', code: 'denied' }] } })
  })
})

describe('deleting a contact', () => {
  test('R31: waits for the approval of the manager of who asks, and is done when he gives it', async () => {
    const ma = await person('Ma', { roles: ['sales-manager'] })
    const team = await make('kernel.teams', { name: 'East', manager: ma.id })
    const lin = await person('Lin', { roles: ['sales'], team })
    const id = await make('accounts.contacts', { name: 'Zhang Wei', owner: lin.id })
    const held = await app.as(lin).call<Held>('accounts.contacts.delete', { id })
    expect(held).toMatchObject({ held: { approver: ma.id, plugin: 'accounts', tap: 'accounts.approve-deletion' } })
    expect(await app.as(lin).call('accounts.contacts.get', { id })).toMatchObject({ name: 'Zhang Wei' })
    const { decision } = held.held
    expect(await app.as(ma).call('kernel.held', { id: decision })).toMatchObject({
      requester: lin.id,
      writes: [{ entity: 'accounts.contact', verb: 'delete', record: id, label: 'Zhang Wei' }],
    })
    await app.as(ma).call('kernel.decide', { id: decision, approve: true })
    await expect(app.as(lin).call('accounts.contacts.get', { id })).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
  })

  test('R31: of who has no team, any sales manager decides; a manager’s own is done at once', async () => {
    const [ma, lin] = [await person('Ma', { roles: ['sales-manager'] }), await person('Lin', { roles: ['sales'] })]
    const id = await make('accounts.contacts', { name: 'Zhang Wei', owner: lin.id })
    const held = await app.as(lin).call<Held>('accounts.contacts.delete', { id })
    expect(held.held.approver).toBe('role:sales-manager')
    await app.as(ma).call('kernel.decide', { id: held.held.decision, approve: false, comment: 'He stays.' })
    expect(await app.admin.call('accounts.contacts.get', { id })).toMatchObject({ name: 'Zhang Wei' })
    const own = await make('accounts.contacts', { name: 'Li Na', owner: ma.id })
    expect(isHeld(await app.as(ma).call('accounts.contacts.delete', { id: own }))).toBe(false)
  })

  test('who may not delete it does not trouble a manager', async () => {
    const lin = await person('Lin', { roles: ['sales'] })
    const id = await make('accounts.contacts', { name: 'Zhang Wei' })
    await expect(app.as(lin).call('accounts.contacts.delete', { id })).rejects.toMatchObject(denied)
    expect((await app.admin.call<{ rows: object[] }>('kernel.decisions.list')).rows).toEqual([])
  })
})
