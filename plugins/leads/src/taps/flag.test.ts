import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Crm, startCrm } from '../fixture/app.ts'

let crm: Crm
beforeEach(async () => {
  crm = await startCrm()
})
afterEach(() => crm.close())

test('a lead is flagged when its e-mail or phone is a lead’s already, however it is written', async () => {
  const first = await crm.leadOf(await crm.visit({ email: 'ann@example.com', phone: '13801395136' }))
  const byMail = await crm.leadOf(await crm.visit({ email: ' ANN@example.com ' }))
  const byPhone = await crm.leadOf(await crm.visit({ phone: '+86 138-0139-5136' }))
  const other = await crm.leadOf(await crm.visit({ email: 'bob@example.com' }))
  expect([first, byMail, byPhone, other].map(lead => lead.duplicates)).toEqual([0, 1, 1, 0])
})

test('one who is met by both counts once', async () => {
  const same = { email: 'ann@example.com', phone: '13801395136' }
  await crm.visit(same)
  expect((await crm.leadOf(await crm.visit(same))).duplicates).toBe(1)
})

test('a contact counts too', async () => {
  await crm.admin.call('accounts.contacts.create', { name: 'Ann', email: 'ann@example.com' })
  expect((await crm.leadOf(await crm.visit({ email: 'ann@example.com' }))).duplicates).toBe(1)
})

test('of several at once each sees those before it', async () => {
  await Promise.all(Array.from({ length: 4 }, () => crm.visit({ email: 'ann@example.com' })))
  const counts = (await crm.leads()).map(lead => lead.duplicates).sort()
  expect(counts[0]).toBe(0)
  expect(counts.slice(1).every(count => count > 0)).toBe(true)
})

test('a changed address is looked at again', async () => {
  await crm.visit({ email: 'ann@example.com' })
  const { id } = await crm.leadOf(await crm.visit())
  expect(await crm.admin.call('leads.update', { id, set: { email: 'ann@example.com' } })).toMatchObject({
    duplicates: 1,
  })
  expect(await crm.admin.call('leads.update', { id, set: { email: null } })).toMatchObject({ duplicates: 0 })
})

test('of many at once each is flagged, by whichever of the many that were there', async () => {
  const many = Array.from({ length: 300 }, (_, i) => ({ email: `a${i}@example.com`, phone: `+8613800${100_000 + i}` }))
  const head = 'Name,Mail,Phone\n'
  const upload = async (rows: readonly string[]) => {
    const body = (async function* () {
      yield Buffer.from(head + rows.join('\n'))
    })()
    const actor = crm.actor({ roles: ['administrator'] })
    const { id } = (await crm.app.receiveFile(actor, { name: 'leads.csv', body })) as { id: string }
    const columns = [
      { from: 'Name', to: 'name' },
      { from: 'Mail', to: 'email' },
      { from: 'Phone', to: 'phone' },
    ]
    const started = await crm.admin.call<{ batch: string }>('kernel.startImport', {
      files: [{ file: id, entity: 'leads.lead', columns }],
    })
    await crm.idle()
    return await crm.admin.call<{ result: unknown }>('kernel.batches.get', { id: started.batch })
  }
  await upload(many.flatMap(({ email, phone }, i) => [`Mail ${i},${email},`, `Phone ${i},,${phone}`]))
  const second = await upload(many.map(({ email, phone }, i) => `Both ${i},${email},${phone}`))
  expect(second.result).toMatchObject({ created: 300, rejected: 0 })
  expect(await crm.leads({ name: { startsWith: 'Both' }, duplicates: { lt: 2 } })).toEqual([])
})
