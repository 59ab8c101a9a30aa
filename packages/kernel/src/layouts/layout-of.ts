import { type Handler, type KernelContract, layout } from '@kith/sdk'
import type { Kernel } from '../kernel.ts'

const everybody = '*'

/** The layout that is meant for the caller. A field that is gone, or that he may not read, is left out of it. */
export function layoutOf(kernelOf: () => Kernel): Handler<KernelContract, 'layoutOf'> {
  return async (ctx, { entity }) => {
    const kernel = kernelOf()
    const model = kernel.models.get(entity)
    const roles = [...ctx.actor.roles, everybody]
    const { rows } = await ctx.asPlugin.data.list(layout, { where: { entity, role: { in: roles } }, limit: 200 })
    const [first] = [...rows].sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role))
    if (!first || !model) return { id: null, groups: [] }
    const reads = kernel.rights.fields(ctx.actor, entity, 'read')
    const shown = (name: string) => model.fields.has(name) && (!reads || reads(name))
    const groups = (first.groups ?? []).map(group => ({ ...group, fields: group.fields.filter(shown) }))
    return { id: first.id, groups }
  }
}
