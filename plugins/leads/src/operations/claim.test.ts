import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Crm, startCrm } from '../fixture/app.ts'

let crm: Crm
beforeEach(async () => {
  crm = await startCrm()
})
afterEach(() => crm.close())

const toPool = async () =>
  crm.leadOf(await crm.visit({ kind: 'person', company: undefined, size: undefined, region: 'west-china' }))

describe('R18: the pool', () => {
  test('everybody in sales sees it, and one claims a lead of it', async () => {
    const { id } = await toPool()
    const [lin, chen] = [await crm.person('Lin Wei'), await crm.person('Chen Bo')]
    expect(await chen.caller.call('leads.get', { id })).toMatchObject({ owner: null })
    expect(await lin.caller.call('leads.claim', { id })).toEqual({ id, owner: lin.id })
    expect(await lin.caller.call('leads.get', { id })).toMatchObject({ owner: lin.id, status: 'working' })
    await expect(chen.caller.call('leads.claim', { id })).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
  })

  test('of two who claim it at once one gets it', async () => {
    const { id } = await toPool()
    const people = [await crm.person('Lin Wei'), await crm.person('Chen Bo'), await crm.person('Zhao Ning')]
    const answers = await Promise.allSettled(people.map(person => person.caller.call('leads.claim', { id })))
    expect(answers.filter(answer => answer.status === 'fulfilled')).toHaveLength(1)
  })

  test('who claims it is not told what he did himself', async () => {
    const { id } = await toPool()
    const { caller } = await crm.person('Lin Wei')
    await caller.call('leads.claim', { id })
    await crm.idle()
    expect(crm.mails().map(mail => mail.to)).not.toContain('lin.wei@example.com')
  })

  test('a token is nobody who could follow up', async () => {
    await expect(crm.admin.call('leads.claim', { id: (await toPool()).id })).rejects.toMatchObject({
      code: 'leads.not_a_person',
    })
  })
})

describe('R11: a lead has one main owner, set by assignment', () => {
  test('who gets it sees it and is told; who had it sees it no more', async () => {
    const { id } = await crm.leadOf(await crm.visit({ region: 'east-china' }))
    const [lin, chen] = [await crm.person('Lin Wei'), await crm.person('Chen Bo')]
    expect(await crm.admin.call('leads.assign', { id, owner: chen.id })).toEqual({ id, owner: chen.id })
    await expect(lin.caller.call('leads.get', { id })).rejects.toMatchObject({ code: 'KITH_NOT_FOUND' })
    expect(await chen.caller.call('leads.update', { id, set: { status: 'working' } })).toMatchObject({ owner: chen.id })
    await crm.idle()
    expect(crm.mails().map(mail => mail.to)).toContain('chen.bo@example.com')
  })

  test('it can go back to the pool, but not to somebody who is not there', async () => {
    const { id } = await crm.leadOf(await crm.visit())
    expect(await crm.admin.call('leads.assign', { id, owner: null })).toEqual({ id, owner: null })
    await expect(crm.admin.call('leads.assign', { id, owner: id })).rejects.toMatchObject({
      code: 'leads.unknown_owner',
    })
  })

  test('sales does not give leads away', async () => {
    const { id } = await crm.leadOf(await crm.visit())
    const lin = await crm.person('Lin Wei')
    await expect(lin.caller.call('leads.assign', { id, owner: null })).rejects.toMatchObject({ code: 'KITH_DENIED' })
  })
})

test('a lead that comes to nothing keeps the reason, and is not converted', async () => {
  const { id } = await crm.leadOf(await crm.visit())
  await expect(crm.admin.call('leads.disqualify', { id, reason: ' ' })).rejects.toMatchObject({ code: 'KITH_INVALID' })
  await crm.admin.call('leads.disqualify', { id, reason: 'Wrong number' })
  expect(await crm.admin.call('leads.get', { id })).toMatchObject({
    status: 'disqualified',
    disqualifiedReason: 'Wrong number',
  })
  await expect(crm.admin.call('leads.convert', { id })).rejects.toMatchObject({ code: 'leads.disqualified' })
  await crm.admin.call('leads.update', { id, set: { status: 'working' } })
  await crm.admin.call('leads.convert', { id })
  await expect(crm.admin.call('leads.disqualify', { id, reason: 'No' })).rejects.toMatchObject({
    code: 'leads.converted',
  })
})

test('R4: what a lead lacks is told; of a person no company is asked', async () => {
  const company = await crm.leadOf(await crm.visit())
  expect(await crm.admin.call('leads.missing', { id: company.id })).toEqual({ fields: ['phone', 'industry'] })
  const person = await toPool()
  expect(await crm.admin.call('leads.missing', { id: person.id })).toEqual({ fields: ['phone'] })
})
