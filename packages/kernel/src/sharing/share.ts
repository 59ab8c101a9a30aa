import { type Handler, type KernelContract, KithError, notFound, type PolicyVerb, share, team, user } from '@kith/sdk'
import { modelOf } from '../data/data-for.ts'
import type { Kernel } from '../kernel.ts'
import { mayDo } from '../rights/may.ts'

/**
 * Shows one record to a person or a team. Who shares must be allowed to update it and to do what he shares. Shared
 * before, it stays one share with the verbs of both. Throws `KITH_SHARE` where no rule asks for shares.
 */
export function shareWith(kernelOf: () => Kernel): Handler<KernelContract, 'share'> {
  return async (ctx, { entity, id, user: person, team: group, verbs }) => {
    const kernel = kernelOf()
    const model = modelOf(kernel, { name: entity })
    await mustShare(kernel, ctx.actor, entity, id, ['read', 'update', ...verbs])
    if (!kernel.rights.all(entity).some(({ branch }) => branch.scope === 'shared')) {
      throw new KithError('KITH_SHARE', `No rule lets anybody do more with a shared ${model.name}.`, { entity })
    }
    if (person && !(await ctx.data.get(user, person))) throw notFound(user.name, person)
    if (group && !(await ctx.data.get(team, group))) throw notFound(team.name, group)
    const target = { entity, record: id, user: person ?? null, team: group ?? null }
    const known = await ctx.asPlugin.data.first(share, { where: target })
    if (known) {
      ctx.change.update(share, known.id, { verbs: [...new Set([...known.verbs, ...verbs])] })
      return { id: known.id }
    }
    ctx.change.expectNone(share, target)
    return { id: ctx.change.create(share, { ...target, verbs }) }
  }
}

/** Most shares of a record that are answered. */
const most = 200

/** To whom a record is shown. Throws `KITH_NOT_FOUND` where the caller may not share it. */
export function sharesOf(kernelOf: () => Kernel): Handler<KernelContract, 'sharesOf'> {
  return async (ctx, { entity, id }) => {
    await mustShare(kernelOf(), ctx.actor, entity, id, ['read', 'update'])
    const { data } = ctx.asPlugin
    const { rows } = await data.list(share, { where: { entity, record: id }, limit: most })
    const people = await data.list(user, { where: { id: { in: idsOf(rows.map(row => row.user)) } }, limit: most })
    const teams = await data.list(team, { where: { id: { in: idsOf(rows.map(row => row.team)) } }, limit: most })
    const names = new Map([...people.rows, ...teams.rows].map(row => [row.id, row.name]))
    return {
      rows: rows.map(row => {
        const label = names.get(row.user ?? row.team ?? '') ?? ''
        return { id: row.id, user: row.user, team: row.team, label, verbs: [...(row.verbs ?? [])] }
      }),
    }
  }
}

function idsOf(ids: readonly (string | null)[]): readonly string[] {
  return ids.filter(id => id !== null)
}

/** Takes a share back: who made it, and whoever may share the record. */
export function unshare(kernelOf: () => Kernel): Handler<KernelContract, 'unshare'> {
  return async (ctx, { id }) => {
    const found = await ctx.asPlugin.data.get(share, id)
    if (!found) throw notFound(share.name, id)
    if (found.createdBy !== ctx.actor.id) await mustShare(kernelOf(), ctx.actor, found.entity, found.record, ['update'])
    ctx.change.delete(share, id)
    return { id }
  }
}

async function mustShare(
  kernel: Kernel,
  actor: Parameters<typeof mayDo>[1]['actor'],
  entity: string,
  id: string,
  verbs: readonly PolicyVerb[],
): Promise<void> {
  const model = modelOf(kernel, { name: entity })
  for (const verb of new Set(verbs)) {
    if (!(await mayDo(kernel, { model, actor, verb, id }))) throw notFound(entity, id)
  }
}
