import { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Crm, startCrm } from './fixture/app.ts'

let crm: Crm
beforeEach(async () => {
  crm = await startCrm()
})
afterEach(() => crm.close())

interface Proposal {
  readonly template: { readonly name: string } | null
  readonly mapping: object
  readonly unmapped: readonly string[]
}

/** Uploads a file, imports it as is proposed, and answers what was proposed. */
async function take(entity: string, rows: readonly (readonly string[])[]): Promise<Proposal> {
  const admin = crm.actor({ id: 'token', kind: 'token', roles: ['administrator'] })
  const csv = rows.map(row => row.map(cell => `"${cell}"`).join(',')).join('\r\n')
  const file = (await crm.app.receiveFile(admin, { name: 'export.csv', body: Readable.from([csv]) })) as { id: string }
  const proposal = await crm.admin.call<Proposal>('kernel.proposeImport', { file: file.id, entity })
  const files = [{ file: file.id, ...proposal.mapping }]
  const { id, batch } = await crm.admin.call<{ id: string; batch: string }>('kernel.startImport', {
    files,
    source: 'test',
  })
  await crm.idle()
  expect(await crm.admin.call('kernel.importProblems', { id })).toEqual({ problems: [] })
  const { result } = await crm.admin.call<{ result: object }>('kernel.batches.get', { id: batch })
  expect(result).toMatchObject({ rejected: 0, created: rows.length - 1 })
  return proposal
}

test('R102: an export of HubSpot is known by its headings', async () => {
  const companies = await take('accounts.account', [
    ['Record ID', 'Company name', 'Company owner', 'Phone Number', 'City', 'Country/Region', 'Industry'],
    ['9001', 'Hartfield Quarries', 'Lin Wei', '+44 20 7946 0123', 'Leeds', 'United Kingdom', 'MINING'],
  ])
  expect(companies).toMatchObject({ template: { name: 'HubSpot: companies' }, unmapped: [] })
  const contacts = await take('accounts.contact', [
    ['Record ID', 'First Name', 'Last Name', 'Email', 'Phone Number', 'Job Title', 'Associated Company IDs (Primary)'],
    ['51', 'Amelia', 'Hart', 'amelia@hartfield.example', '', 'Director', '9001'],
    ['52', '伟', '张', 'zhang@hartfield.example', '138 0139 5136', '', '9001'],
  ])
  expect(contacts).toMatchObject({ template: { name: 'HubSpot: contacts' }, unmapped: [] })
  const { rows } = await crm.admin.call<{ rows: object[] }>('accounts.contacts.list', { sort: ['createdAt'] })
  const { rows: accounts } = await crm.admin.call<{ rows: { id: string }[] }>('accounts.list')
  expect(accounts).toMatchObject([{ name: 'Hartfield Quarries', address: 'Leeds, United Kingdom' }])
  expect(rows).toContainEqual(
    expect.objectContaining({ name: '张伟', firstName: '伟', lastName: '张', account: accounts[0]?.id }),
  )
  expect(rows).toContainEqual(expect.objectContaining({ name: 'Amelia Hart', title: 'Director' }))
})

test('R5, R102: leads of HubSpot, Dynamics and EspoCRM come with their templates', async () => {
  const hubspot = await take('leads.lead', [
    ['Record ID', 'First Name', 'Last Name', 'Email', 'Phone Number', 'Lifecycle Stage', 'Company Name', 'Job Title'],
    ['1', 'Priya', 'Raman', 'priya@deccan.example', '', 'Lead', 'Deccan Infra', 'Buyer'],
  ])
  expect(hubspot).toMatchObject({ template: { name: 'HubSpot: contacts as leads' } })
  const dynamics = await take('leads.lead', [
    ['(Do Not Modify) Lead', '(Do Not Modify) Row Checksum', 'Name', 'Topic', 'Description', 'Company Name', 'Email'],
    ['b3e0', 'x', 'Marek Dvořák', 'Two graders', 'For spring.', 'Dvořák Stavby', 'marek@dvorak.example'],
  ])
  expect(dynamics).toMatchObject({ template: { name: 'Dynamics 365: leads' } })
  const espo = await take('leads.lead', [
    ['ID', 'Name', 'Account Name', 'Email', 'Phone', 'Status', 'Source', 'Assigned User Name', 'Created At'],
    ['62f0c', 'Ines Cardoso', 'Betão Norte', 'ines@betao.example', '', 'New', 'Web Site', 'Chen Bo', '2026-11-01'],
  ])
  expect(espo).toMatchObject({ template: { name: 'EspoCRM: leads' } })
  const leads = await crm.leads()
  expect(leads.map(({ name, company }) => [name, company])).toEqual([
    ['Priya Raman', 'Deccan Infra'],
    ['Marek Dvořák', 'Dvořák Stavby'],
    ['Ines Cardoso', 'Betão Norte'],
  ])
  expect(leads[1]?.message).toBe('Two graders\n\nFor spring.')
  expect(leads[2]?.owner).toBe((await crm.person('Chen Bo')).id)
})

test('a day is no phone number, though it looks like one', async () => {
  const admin = crm.actor({ id: 'token', kind: 'token', roles: ['administrator'] })
  const csv = 'name,When,Since\nAnn,2025-02-05,5.11.2026\nBob,2026-11-20,20.11.2026\n'
  const file = (await crm.app.receiveFile(admin, { name: 'a.csv', body: Readable.from([csv]) })) as { id: string }
  const { unmapped } = await crm.admin.call<Proposal>('kernel.proposeImport', { file: file.id, entity: 'leads.lead' })
  expect(unmapped).toEqual(['When', 'Since'])
})
