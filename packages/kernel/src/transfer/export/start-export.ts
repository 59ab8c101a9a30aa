import { type Handler, invalid, type Json, type KernelContract } from '@kith/sdk'
import { startBatch } from '../../batches/start.ts'
import { modelOf } from '../../data/data-for.ts'
import { readList } from '../../data/read-records.ts'
import { checkWhere, fieldType } from '../../data/where.ts'
import type { Kernel } from '../../kernel.ts'

const base = ['id', 'createdAt', 'updatedAt']

export const startExport =
  (kernelOf: () => Kernel): Handler<KernelContract, 'startExport'> =>
  async (ctx, input) => {
    const kernel = kernelOf()
    const { actor } = ctx
    const model = modelOf(kernel, { name: input.entity })
    const sees = kernel.rights.fields(actor, model.name, 'read')
    const may = sees ?? (() => true)
    const known = (name: string) => model.fields.has(name) || fieldType(model, name) !== undefined
    const columns = input.columns ?? ['id', ...[...model.fields.keys()].filter(may), 'createdAt', 'updatedAt']
    const problems = columns.flatMap((name, i) =>
      known(name) && (base.includes(name) || may(name))
        ? []
        : [
            {
              path: `columns.${i}`,
              code: 'unknown',
              message: `${model.name} has no field "${name}", or it may not be read.`,
            },
          ],
    )
    if (problems.length > 0) throw invalid(problems)
    const where = checkWhere(model, input.where ?? {}, sees)
    const sort = input.sort ?? ['-createdAt']
    // What cannot be listed is refused now, and not by a batch that fails.
    await readList(kernel, { model, actor, where, sort, limit: 1 })
    const state = {
      entity: model.name,
      where: where as Json,
      sort: [...sort],
      columns,
      format: input.format ?? 'csv',
      after: null,
      bytes: 0,
      rows: 0,
      written: false,
    }
    return { batch: startBatch(ctx, { kind: 'kernel.export', title: model.name, state }) }
  }
