import { attachment, type Handler, type KernelContract, notFound } from '@kith/sdk'
import type { Kernel } from '../kernel.ts'
import { readOwnRecord } from './record-of.ts'

/** Takes a file off a record. Its bytes stay until nothing names them. */
export const removeAttachment =
  (kernelOf: () => Kernel): Handler<KernelContract, 'removeAttachment'> =>
  async (ctx, { id }) => {
    const found = await ctx.asPlugin.data.get(attachment, id)
    if (!found) throw notFound(attachment.name, id)
    await readOwnRecord(kernelOf(), ctx.actor, found.record)
    ctx.change.delete(attachment, id)
    return { id }
  }
