import type { Handler, Json, KernelContract } from '@kith/sdk'
import { readCount } from '../data/read-records.ts'
import type { Kernel } from '../kernel.ts'
import { valueIn } from '../model/bags.ts'
import { systemActor } from '../rights/rights.ts'
import { differencesOf, readMerging } from './merging.ts'
import { pointersTo } from './pointers.ts'

/** What a merge would come to, field by field. */
export const mergePreview =
  (kernelOf: () => Kernel): Handler<KernelContract, 'mergePreview'> =>
  async (ctx, input) => {
    const kernel = kernelOf()
    const merging = await readMerging(kernel, ctx.actor, input)
    const { model, winner, losers } = merging
    const unique = new Set(model.entity.unique.flat())
    const fields = differencesOf(kernel, ctx.actor, merging).map(({ field, proposed, open }) => ({
      field: field.name,
      values: [winner, ...losers].map(row => ({
        id: String(row.id),
        value: (valueIn(row, field.name) ?? null) as never as Json,
      })),
      proposed,
      open,
      unique: field.field.options.unique === true || unique.has(field.name),
    }))
    const relations = await Promise.all(
      pointersTo(kernel, model.name).map(async pointer => {
        const any = losers.map(row => pointer.where(String(row.id)))
        const counted = await readCount(kernel, { model: pointer.model, actor: systemActor, where: { any } })
        return { entity: pointer.model.name, field: pointer.field.name, ...counted }
      }),
    )
    return { fields: fields as never, relations: relations.filter(({ count }) => count > 0) }
  }
