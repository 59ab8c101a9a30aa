import { type Actor, attachment, denied, KithError, notFound, type RecordRef } from '@kith/sdk'
import { modelOf } from '../data/data-for.ts'
import { readMany } from '../data/read-records.ts'
import type { Kernel } from '../kernel.ts'
import { systemActor } from '../rights/rights.ts'
import type { Download } from '../transfer/download.ts'
import { isHash } from './file-store.ts'
import { readRecord } from './record-of.ts'

/** A file of a record that the actor may read. Throws `KITH_NOT_FOUND`, `KITH_ATTACHMENT_GONE` where the store lost it. */
export async function downloadAttachment(kernel: Kernel, actor: Actor, id: string): Promise<Download> {
  if (!kernel.rights.mayCall(actor, 'kernel.attach')) {
    throw denied('kernel.attach', `${actor.kind} ${actor.id} may not have attached files.`)
  }
  const [row] = await readMany(kernel, { model: modelOf(kernel, attachment), actor: systemActor, ids: [id] })
  if (!row || !isHash(row.hash)) throw notFound(attachment.name, id)
  await readRecord(kernel, actor, row.record as RecordRef).catch(() => {
    throw notFound(attachment.name, id)
  })
  const body = await kernel.store.get(row.hash)
  if (!body) {
    throw new KithError('KITH_ATTACHMENT_GONE', 'The file of this attachment is not where files are kept.', { id })
  }
  return { name: String(row.name), type: String(row.type), body }
}
