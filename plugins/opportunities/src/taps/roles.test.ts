import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Deals, startDeals } from '../fixture/app.ts'

let deals: Deals
beforeEach(async () => {
  deals = await startDeals()
})
afterEach(() => deals.close())

interface Named {
  readonly id: string
  readonly name: string
}
const typed = async (name: string) => (await deals.list<Named>('opportunities.roleTypes', { name }))[0]?.id

describe('R34, R42: what a contact or an account is to an opportunity', () => {
  test('several of each, each of a kind', async () => {
    const { id, account, contact } = await deals.ready()
    const other = await deals.make('accounts.contacts', { name: 'Bo, who drives it' })
    await deals.make('opportunities.roles', { opportunity: id, type: await typed('Decider'), contact })
    await deals.make('opportunities.roles', { opportunity: id, type: await typed('Financier'), account })
    await deals.make('opportunities.roles', {
      opportunity: id,
      type: await typed('User'),
      contact: other.id,
      note: 'Drives it every day',
    })
    expect(await deals.list('opportunities.roles', { opportunity: id })).toMatchObject([
      { type: await typed('Decider'), contact, account: null },
      { type: await typed('Financier'), contact: null, account },
      { type: await typed('User'), contact: other.id, note: 'Drives it every day' },
    ])
    expect(await deals.list('opportunities.roles', { contact: other.id })).toMatchObject([{ opportunity: id }])
  })

  test('of nobody, of both at once, or of no kind it is none', async () => {
    const { id, account, contact } = await deals.ready()
    const type = await typed('User')
    for (const who of [{}, { account, contact }]) {
      await expect(deals.make('opportunities.roles', { opportunity: id, type, ...who })).rejects.toMatchObject({
        code: 'KITH_REJECTED',
        details: { code: 'opportunities.role_of_whom', path: 'contact' },
      })
    }
    await expect(deals.make('opportunities.roles', { opportunity: id, contact })).rejects.toMatchObject({
      code: 'KITH_INVALID',
    })
    expect(await deals.list('opportunities.roles', { opportunity: id })).toEqual([])
  })

  test('the kinds are records that a sales manager keeps; one that is in use stays', async () => {
    const ma = await deals.person('Ma', { roles: ['sales-manager'] })
    const lin = await deals.person('Lin', { roles: ['sales'] })
    await expect(lin.call('opportunities.roleTypes.create', { name: 'Surveyor' })).rejects.toMatchObject({
      code: 'KITH_DENIED',
    })
    const type = (await ma.call<Named>('opportunities.roleTypes.create', { name: 'Surveyor' })).id
    const { id, account } = await deals.ready({ owner: lin.id })
    await lin.call('opportunities.roles.create', { opportunity: id, type, account })
    await ma.call('opportunities.roleTypes.update', { id: type, set: { name: 'Site surveyor' } })
    await expect(ma.call('opportunities.roleTypes.delete', { id: type })).rejects.toMatchObject({
      code: 'KITH_RESTRICTED',
    })
    expect(await typed('Site surveyor')).toBe(type)
  })

  test('whoever does not see the opportunity sees no role, and gives none', async () => {
    const chen = await deals.person('Chen', { roles: ['sales'] })
    const { id, account } = await deals.ready()
    const type = await typed('Dealer')
    await deals.make('opportunities.roles', { opportunity: id, type, account })
    expect(await chen.call('opportunities.roles.list', {})).toMatchObject({ rows: [] })
    await expect(chen.call('opportunities.roles.create', { opportunity: id, type, account })).rejects.toMatchObject({
      code: 'KITH_DENIED',
    })
    expect(await deals.list('opportunities.roles')).toHaveLength(1)
  })
})
