import {
  attachment,
  erasure as certificate,
  decision,
  type Handler,
  type KernelContract,
  KithError,
  mail,
  notFound,
} from '@kith/sdk'
import { addErasure, type Draft } from '../change/draft.ts'
import { draftOf } from '../contexts/draft-of.ts'
import { modelOf } from '../data/data-for.ts'
import { readMany } from '../data/read-records.ts'
import type { SqlValue } from '../dialects/dialect.ts'
import { newId } from '../ids.ts'
import type { Kernel } from '../kernel.ts'
import { mailModel } from '../mail/render.ts'
import { anyRefKey } from '../model/any-ref.ts'
import type { RecordValues } from '../model/model.ts'
import { eraseTransfers } from './erase-transfers.ts'
import { emailsOf, gatherPerson, type HeldRecord, phonesOf } from './gather.ts'
import { knownOf, type PastLine, readPast } from './known.ts'
import { mentioning } from './mentioning.ts'
import type { Known } from './recognise.ts'
import { tombstoneSteps } from './tombstones.ts'

/** What no erasure reaches; the certificate says so. */
const beyond = ['backups', 'exports', 'mails-sent', 'webhooks-sent', 'other-fields']

/**
 * Takes a person's words out of everything that holds them, as one change: personal fields, history, held decisions,
 * stored answers, mails, search rows (ADR 0017). Throws `KITH_ERASE` for a record that is about no person.
 */
export const erase =
  (kernelOf: () => Kernel): Handler<KernelContract, 'erase'> =>
  async (ctx, { entity, id, reason, keep = [] }) => {
    const [kernel, draft] = [kernelOf(), draftOf(ctx)]
    // What a module that was turned off keeps is in tables that nobody knows here.
    const unreachable = [...beyond, ...(kernel.modules.now.off.size > 0 ? ['modules-off'] : [])]
    const model = kernel.models.get(entity)
    const [row] = model ? await readMany(kernel, { model, actor: ctx.actor, ids: [id], deleted: true }) : []
    if (!model || !row) throw notFound(entity, id)
    if (!model.entity.person) throw new KithError('KITH_ERASE', `Records of ${entity} are about no person.`, { entity })
    const kept = new Set(keep.map(one => one.id))
    const all = await gatherPerson(kernel, model, await whole(kernel, model.name, id))
    const records = all.filter(({ row }) => !kept.has(String(row.id)))
    const erasure = newId()
    draft.partOf = anyRefKey({ entity: certificate.name, id: erasure })
    const counts = new Map<string, number>()
    const count = (table: string, rows: number) => rows > 0 && counts.set(table, (counts.get(table) ?? 0) + rows)
    for (const held of records) if (eraseRecord(draft, held)) count(held.model.table, 1)
    const past = await readPast(kernel, records)
    count('kernel_audit', eraseHistory(draft, past))
    const known = knownOf(records, past)
    const words = wordsOf(records)
    count('kernel_decision', await eraseDecisions(kernel, draft, words))
    count('kernel_change', await eraseAnswers(kernel, draft, words))
    count(mailModel(kernel).table, await eraseMails(kernel, draft, known))
    const transfers = await eraseTransfers(kernel, draft, records, known)
    for (const [table, rows] of transfers.counts) count(table, rows)
    const marks = [
      ...known.emails.map(value => ({ kind: 'email' as const, value })),
      ...known.phones.map(value => ({ kind: 'phone' as const, value })),
      ...transfers.marks,
    ]
    draft.extra.push(...(await tombstoneSteps(kernel, erasure, marks)))
    const erased = [...counts].map(([table, rows]) => ({ table, rows })).sort((a, b) => (a.table < b.table ? -1 : 1))
    ctx.change.create(certificate, { record: { entity, id }, reason, erased, kept: keep, unreachable }, { id: erasure })
    draft.deliveries.push({
      job: 'kernel.scrub',
      record: 'kernel/scrub',
      payload: { erasure, exports: transfers.exports },
    })
    const hashes = records.filter(({ model }) => model.name === attachment.name).map(({ row }) => row.hash)
    if (hashes.length > 0)
      draft.deliveries.push({ job: 'kernel.sweep-files', record: 'kernel/files', payload: { hashes } })
    const refs = records.map(({ model, row }) => ({ entity: model.name, id: String(row.id) }))
    return { erasure, records: refs, erased, unreachable }
  }

async function whole(kernel: Kernel, entity: string, id: string): Promise<RecordValues> {
  const model = modelOf(kernel, { name: entity })
  const [row] = await kernel.dialect.all({ sql: `select * from "${model.table}" where id = ?`, parameters: [id] })
  return model.decode(row as Record<string, SqlValue>)
}

/** Whether there was anything personal in it. */
function eraseRecord(draft: Draft, { model, row }: HeldRecord): boolean {
  const set: RecordValues = {}
  for (const { name, field } of model.fields.values()) {
    if (field.options.personal) set[name] = field.options.default ?? null
  }
  if (Object.keys(set).length === 0) return false
  if (model.name === mail.name && row.status === 'queued')
    Object.assign(set, { status: 'failed', error: 'KITH_ERASED' })
  addErasure(draft, model, row, set)
  return true
}

/** What the history says of personal fields; that they were changed, by whom and when, stays. */
function eraseHistory(draft: Draft, past: readonly PastLine[]): number {
  let changed = 0
  for (const { id, model, diff } of past) {
    if (!Object.keys(diff).some(name => model.fields.get(name)?.field.options.personal)) continue
    const blanked = Object.entries(diff).map(([name, value]) => [
      name,
      model.fields.get(name)?.field.options.personal ? [null, null] : value,
    ])
    draft.extra.push({
      sql: 'update kernel_audit set diff = ? where id = ?',
      parameters: [JSON.stringify(Object.fromEntries(blanked)), id],
    })
    changed++
  }
  return changed
}

/** Mails to the person, or that name an address or a number of his, of whatever record. */
async function eraseMails(kernel: Kernel, draft: Draft, { emails, phones }: Known): Promise<number> {
  const model = mailModel(kernel)
  const rows = await mentioning(
    kernel,
    `select * from "${model.table}"`,
    ['to', 'subject', 'text'],
    [...emails, ...phones],
  )
  const others = rows.filter(({ id }) => !draft.records.has(String(id)))
  for (const row of others) eraseRecord(draft, { model, row: model.decode(row) })
  return others.length
}

/** By what a document is known to speak of the person: addresses, numbers and ids, as they stand in JSON. */
function wordsOf(records: readonly HeldRecord[]): string[] {
  const words = records.flatMap(held => [...emailsOf(held), ...phonesOf(held), String(held.row.id)])
  return [...new Set(words)]
}

async function eraseDecisions(kernel: Kernel, draft: Draft, words: readonly string[]): Promise<number> {
  const model = modelOf(kernel, decision)
  const rows = await mentioning(kernel, `select * from "${model.table}"`, ['command', 'writes'], words)
  for (const found of rows) {
    const row = model.decode(found)
    const command = { ...(row.command as object), input: null }
    const waiting = row.status === 'waiting' ? { status: 'rejected', comment: 'KITH_ERASED' } : {}
    if (!draft.records.has(String(row.id))) addErasure(draft, model, row, { command, writes: [], ...waiting })
  }
  return rows.length
}

/** A repeated call gets nothing instead of the answer that was stored. */
async function eraseAnswers(kernel: Kernel, draft: Draft, words: readonly string[]): Promise<number> {
  const rows = await mentioning(kernel, 'select key from kernel_change', ['answer'], words)
  for (const { key } of rows) {
    draft.extra.push({ sql: "update kernel_change set answer = 'null' where key = ?", parameters: [key as string] })
  }
  return rows.length
}
