import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Crm, startCrm } from '../fixture/app.ts'

let crm: Crm
beforeEach(async () => {
  crm = await startCrm()
})
afterEach(() => crm.close())

const make = (path: string, values: object) => crm.admin.call<{ id: string }>(`${path}.create`, values)

test('a lead is told what it certainly is, and what else it may be', async () => {
  const account = await make('accounts', { name: 'ACME' })
  const other = await make('accounts', { name: 'ACME Mining' })
  const contact = await make('accounts.contacts', { name: 'Ann Li', email: 'ann@example.com' })
  const { id } = await make('leads', { name: 'Ann Li', company: 'ACME', email: 'ann@example.com' })
  expect(await crm.admin.call('leads.matches', { id })).toEqual({
    account: { id: account.id },
    contact: { id: contact.id },
    accounts: [other.id],
    contacts: [],
  })
})
