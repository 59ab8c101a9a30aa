import { type Handler, invalid, type Json, type KernelContract, user } from '@kith/sdk'
import { startBatch } from '../batches/start.ts'
import type { Kernel } from '../kernel.ts'
import { type HandOverState, ownedModels } from './hand-over-batch.ts'

/** Begins to give one person's records to others (R24), and deactivates him in the same change if told to. */
export const handOver =
  (kernelOf: () => Kernel): Handler<KernelContract, 'handOver'> =>
  async (ctx, { from, to, entities, deactivate }) => {
    const kernel = kernelOf()
    const found = await ctx.asPlugin.data.get(user, from)
    if (!found) throw invalid([{ path: 'from', code: 'unknown', message: 'There is no such person.' }])
    const { rows } = await ctx.asPlugin.data.list(user, { where: { id: { in: to }, active: true }, limit: 50 })
    const active = new Set(rows.map(row => row.id))
    const problems = to.flatMap((id, i) =>
      active.has(id) && id !== from
        ? []
        : [{ path: `to.${i}`, code: 'inactive', message: 'Records go to somebody else who is active.' }],
    )
    const owned = ownedModels(kernel).map(model => model.name)
    for (const [i, name] of (entities ?? []).entries()) {
      if (owned.includes(name)) continue
      problems.push({ path: `entities.${i}`, code: 'unknown', message: `${name} has no owner.` })
    }
    if (problems.length > 0) throw invalid(problems)
    if (deactivate === true) ctx.change.update(user, from, { active: false })
    const asked = owned.filter(name => entities === undefined || entities.includes(name))
    const state: HandOverState = { from, to, entities: asked, after: null, size: 100, given: {}, kept: [], turn: 0 }
    const title = `${found.name} → ${to.map(id => rows.find(row => row.id === id)?.name).join(', ')}`
    const total = await countOwned(kernel, from, asked)
    return { batch: startBatch(ctx, { kind: 'kernel.handOver', title, state: state as unknown as Json, total }), total }
  }

async function countOwned(kernel: Kernel, from: string, entities: readonly string[]): Promise<number> {
  const counts = await Promise.all(
    entities.map(async name => {
      const table = kernel.models.get(name)?.table
      const [row] = await kernel.dialect.all({
        sql: `select count(*) as count from "${table}" where owner = ? and deleted_at is null`,
        parameters: [from],
      })
      return Number(row?.count ?? 0)
    }),
  )
  return counts.reduce((sum, count) => sum + count, 0)
}
