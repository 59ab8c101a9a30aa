import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Crm, startCrm } from './fixture/app.ts'

const words = {
  name: 'Zebulon Quuxworthy',
  email: 'zebulon@quuxworthy.example',
  phone: '13801395136',
  message: 'Xylophones please',
}
const needles = ['Zebulon', 'Quuxworthy', 'quuxworthy', 'Xylophones', '13801395136']

let folder: string
let crm: Crm
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-erase-'))
  crm = await startCrm({ database: join(folder, 'kith.sqlite') })
})
afterEach(async () => {
  await crm.close()
  await rm(folder, { recursive: true, force: true })
})

/** Which of the person's words stand in which file of the data folder. */
async function traces(): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const content = (await readFile(join(entry.parentPath, entry.name))).toString('latin1')
    found.push(...needles.filter(word => content.includes(word)).map(word => `${entry.name}: ${word}`))
  }
  return found
}

const columns = [
  { from: 'Id', to: 'externalId' },
  { from: 'Name', to: 'name' },
  { from: 'Mail', to: 'email' },
  { from: 'Phone', to: 'phone' },
  { from: 'Size', to: 'status' },
]

const administrator = () => crm.actor({ roles: ['administrator'] })

async function imported(text: string): Promise<{ id: string; result: unknown }> {
  const body = (async function* () {
    yield Buffer.from(text)
  })()
  const upload = (await crm.app.receiveFile(administrator(), { name: 'leads.csv', body })) as { id: string }
  const files = [{ file: upload.id, entity: 'leads.lead', columns }]
  const { id, batch } = await crm.admin.call<{ id: string; batch: string }>('kernel.startImport', {
    source: 'old',
    files,
  })
  await crm.idle()
  const { result } = await crm.admin.call<{ result: unknown }>('kernel.batches.get', { id: batch })
  return { id, result }
}

test('a person who is erased leaves no word in the database, nor in its log', async () => {
  const lead = await crm.leadOf(await crm.visit(words))
  await crm.admin.call('leads.update', { id: lead.id, set: { name: 'Zebulon Q. Quuxworthy' } })
  await crm.admin.call('leads.convert', { id: lead.id })
  const other = await crm.leadOf(
    await crm.visit({ ...words, email: 'other@example.com', phone: '13900001111', name: 'Ann', message: 'Hi' }),
  )
  await crm.idle()
  expect(await traces()).not.toEqual([])
  const found = await crm.admin.call<{ records: { entity: string }[] }>('kernel.person', {
    entity: 'leads.lead',
    id: lead.id,
  })
  expect([...new Set(found.records.map(row => row.entity))].sort()).toEqual(
    expect.arrayContaining(['accounts.contact', 'forms.submission', 'leads.lead']),
  )
  const exported = await crm.admin.call<{ body: string; type: string }>('kernel.personExport', {
    entity: 'leads.lead',
    id: lead.id,
  })
  expect(exported.body).toContain('zebulon@quuxworthy.example')
  const page = await crm.admin.call<{ body: string }>('kernel.personExport', {
    entity: 'leads.lead',
    id: lead.id,
    format: 'html',
  })
  expect(page.body).toContain('Quuxworthy')

  const done = await crm.admin.call<{ erasure: string; erased: object[]; unreachable: string[] }>('kernel.erase', {
    entity: 'leads.lead',
    id: lead.id,
    reason: 'asked by letter',
  })
  await crm.idle()
  expect(await traces()).toEqual([])
  expect(done.unreachable).toContain('backups')
  expect(done.erased).toEqual(
    expect.arrayContaining([
      { table: 'leads_lead', rows: 1 },
      { table: 'accounts_contact', rows: 1 },
      { table: 'forms_submission', rows: 1 },
    ]),
  )
  expect(await crm.admin.call('kernel.erasures.get', { id: done.erasure })).toMatchObject({
    record: { entity: 'leads.lead', id: lead.id },
    reason: 'asked by letter',
  })
  expect(await crm.admin.call('leads.get', { id: lead.id })).toMatchObject({
    name: null,
    email: null,
    status: 'converted',
  })
  expect(await crm.admin.call('leads.get', { id: other.id })).toMatchObject({ name: 'Ann' })
  const { rows } = await crm.admin.call<{ rows: object[] }>('leads.history', { id: lead.id })
  expect(rows[0]).toMatchObject({ verb: 'erase', changes: { email: [null, null] } })
  expect(await crm.admin.call('kernel.wasErased', { emails: [words.email, 'ann@example.com'], phones: [] })).toEqual({
    emails: [words.email],
    phones: [],
  })
})

test('a person who is erased is in no upload, no export and no problem of an import, and no import brings him back', async () => {
  const head = 'Id,Name,Mail,Phone,Size\n'
  const his = 'zebulon-quuxworthy,Zebulon Quuxworthy,zebulon@quuxworthy.example,138 0139 5136,\n'
  const others = '2,Ann,ann@example.com,,\n'
  const first = await imported(`${head}${his}${others}3,Zebulon Quuxworthy,,,Xylophones please\n`)
  expect(first.result).toMatchObject({ created: 2, rejected: 1 })
  const [found] = await crm.leads({ email: words.email })
  await crm.admin.call('leads.update', { id: found?.id, set: { message: words.message } })
  const book = { entity: 'leads.lead', columns: ['name'], where: { email: words.email } }
  const sheet = await crm.admin.call<{ batch: string }>('kernel.startExport', { ...book, format: 'xlsx' })
  await crm.idle()

  await crm.admin.call('kernel.erase', { entity: 'leads.lead', id: found?.id, reason: 'asked' })
  await crm.idle()
  expect(await traces()).toEqual([])
  await expect(crm.app.downloadExport(administrator(), sheet.batch)).rejects.toMatchObject({
    code: 'KITH_EXPORT_UNFINISHED',
  })

  const again = await imported(`${head}${his}${others}zebulon-quuxworthy,Zeb,,,\n`)
  expect(again.result).toMatchObject({ created: 0, updated: 1, rejected: 2 })
  const { problems } = await crm.admin.call<{ problems: { problems: { code: string }[] }[] }>('kernel.importProblems', {
    id: again.id,
  })
  expect(problems.flatMap(row => row.problems.map(problem => problem.code))).toEqual(['person.erased', 'person.erased'])
  expect(await crm.leads({ email: words.email })).toEqual([])
})

test('a deleted person is erased too; who is somebody else is kept; a rule is no person', async () => {
  const [a, b] = [await crm.leadOf(await crm.visit(words)), await crm.leadOf(await crm.visit(words))]
  await crm.admin.call('leads.delete', { id: a.id })
  await crm.admin.call('kernel.erase', {
    entity: 'leads.lead',
    id: a.id,
    reason: 'asked',
    keep: [{ entity: 'leads.lead', id: b.id }],
  })
  expect(await crm.admin.call('leads.get', { id: b.id })).toMatchObject({ name: words.name })
  expect(await crm.admin.call('leads.restore', { id: a.id })).toMatchObject({ email: null })
  const [rule] = await crm.rules()
  await expect(
    crm.admin.call('kernel.erase', { entity: 'leads.rule', id: rule?.id, reason: 'x' }),
  ).rejects.toMatchObject({ code: 'KITH_ERASE' })
  const lin = await crm.person('Lin Wei')
  await expect(lin.caller.call('kernel.erase', { entity: 'leads.lead', id: b.id, reason: 'x' })).rejects.toMatchObject({
    code: 'KITH_DENIED',
  })
})
