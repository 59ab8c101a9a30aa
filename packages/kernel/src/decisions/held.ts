import { branchAllows, decision, type Handler, type KernelContract, notFound, valueIn } from '@kith/sdk'
import { readMany } from '../data/read-records.ts'
import type { Kernel } from '../kernel.ts'
import type { ProposedWrite } from './decided.ts'

/** What waits for a decision, as its reader may see it: of records and fields that he may not read, nothing. */
export function held(kernelOf: () => Kernel): Handler<KernelContract, 'held'> {
  return async (ctx, { id }) => {
    const kernel = kernelOf()
    const seen = await ctx.data.get(decision, id)
    const found = seen && (await ctx.asPlugin.data.get(decision, id))
    if (!found) throw notFound(decision.name, id)
    const writes = (found.writes ?? []) as unknown as ProposedWrite[]
    const shown = await Promise.all(
      writes.map(async ({ entity, id: record, verb, set }) => {
        const model = kernel.models.get(entity)
        if (!model) return { entity, verb, record: null, label: null, set: {} }
        if (verb === 'create') {
          const branches = kernel.rights.branches(ctx.actor, entity, 'read')
          const masks = kernel.rights.masks(ctx.actor, entity)
          const reads = (name: string) =>
            masks ? masks.every(branch => branchAllows(branch, name)) : branches === 'all' || branches.length > 0
          return { entity, verb, record, label: labelOf(only(set, reads), model.entity.label), set: only(set, reads) }
        }
        const [row] = await readMany(kernel, { model, actor: ctx.actor, ids: [record], deleted: true })
        if (!row) return { entity, verb, record: null, label: null, set: {} }
        const reads = (name: string) => valueIn(row, name) !== undefined
        return { entity, verb, record, label: labelOf(row, model.entity.label), set: only(set, reads) }
      }),
    )
    const { operation, approver, reason, plugin, tap, status, requester } = found
    return { id, operation, approver, reason, plugin, tap, status, requester, writes: shown }
  }
}

function only(set: Readonly<Record<string, unknown>>, reads: (name: string) => boolean): Record<string, never> {
  return Object.fromEntries(Object.entries(set).filter(([name]) => reads(name))) as Record<string, never>
}

function labelOf(row: Readonly<Record<string, unknown>>, label: string): string | null {
  return row[label] === undefined || row[label] === null ? null : String(row[label])
}
