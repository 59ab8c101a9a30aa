import { attachment, type Handler, type KernelContract } from '@kith/sdk'
import { modelOf } from '../data/data-for.ts'
import { readList } from '../data/read-records.ts'
import type { Kernel } from '../kernel.ts'
import { anyRefKey } from '../model/any-ref.ts'
import { systemActor } from '../rights/rights.ts'
import { mostBytes } from './most-bytes.ts'
import { readRecord } from './record-of.ts'

type Answer = Awaited<ReturnType<Handler<KernelContract, 'attachmentsOf'>>>

/** The files of a record, for whoever reads that record. */
export const attachmentsOf =
  (kernelOf: () => Kernel): Handler<KernelContract, 'attachmentsOf'> =>
  async (ctx, { entity, id, limit, after }) => {
    const kernel = kernelOf()
    await readRecord(kernel, ctx.actor, { entity, id })
    const where = { record: anyRefKey({ entity, id }), hash: { empty: false } }
    const model = modelOf(kernel, attachment)
    const page = await readList(kernel, { model, actor: systemActor, where, sort: ['-createdAt'], limit, after })
    return { ...page, max: mostBytes(kernel) } as unknown as Answer
  }
