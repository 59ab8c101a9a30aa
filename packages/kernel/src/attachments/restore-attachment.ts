import { attachment, type Handler, type KernelContract, KithError, notFound, type RecordRef } from '@kith/sdk'
import { modelOf } from '../data/data-for.ts'
import { readMany } from '../data/read-records.ts'
import type { Kernel } from '../kernel.ts'
import { systemActor } from '../rights/rights.ts'
import { readOwnRecord } from './record-of.ts'

/** Puts a file back on its record. Throws `KITH_ATTACHMENT_GONE` where it was erased meanwhile. */
export const restoreAttachment =
  (kernelOf: () => Kernel): Handler<KernelContract, 'restoreAttachment'> =>
  async (ctx, { id }) => {
    const kernel = kernelOf()
    const model = modelOf(kernel, attachment)
    const [found] = await readMany(kernel, { model, actor: systemActor, ids: [id], deleted: true })
    if (!found) throw notFound(attachment.name, id)
    await readOwnRecord(kernel, ctx.actor, found.record as RecordRef)
    if (!found.hash) throw new KithError('KITH_ATTACHMENT_GONE', `The file of the attachment ${id} was erased.`, { id })
    if (found.deletedAt !== null) ctx.change.restore(attachment, id)
    return { id }
  }
