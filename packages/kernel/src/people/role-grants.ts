import { type Actor, type AnyTap, administrator, type KernelContract, KithError, role, tap, user } from '@kith/sdk'

/**
 * Whatever policies say: nobody but an administrator changes his own roles, or who is an administrator
 * (`KITH_ROLE_GRANT`); no role includes itself, or the administrator's (`KITH_ROLE_CYCLE`).
 */
export const roleGrants: readonly AnyTap<KernelContract>[] = [
  tap<KernelContract>()(user.saving, {
    id: 'kernel.role-grants',
    shape(ctx, rows) {
      if (!isPerson(ctx.actor) || ctx.actor.roles.includes(administrator)) return undefined
      for (const { id, before, after } of rows) {
        const had = new Set(before?.roles ?? [])
        const has = new Set(after.roles ?? [])
        const changed = [...had, ...has].filter(key => had.has(key) !== has.has(key))
        if (changed.length === 0 || (id !== ctx.actor.id && !changed.includes(administrator))) continue
        throw new KithError('KITH_ROLE_GRANT', 'Only an administrator can grant or take this role.', {
          entity: user.name,
          id,
          path: 'roles',
        })
      }
      return undefined
    },
  }),
  tap<KernelContract>()(role.saving, {
    id: 'kernel.role-cycle',
    async shape(ctx, rows) {
      const known = await ctx.asPlugin.snapshot(role)
      const includes = new Map(known.map(row => [row.key, row.includes ?? []]))
      for (const { after } of rows) includes.set(after.key, after.includes ?? [])
      for (const { id, after } of rows) {
        const all = new Set(after.includes ?? [])
        for (const key of all) for (const other of includes.get(key) ?? []) all.add(other)
        if (!all.has(after.key) && !all.has(administrator)) continue
        throw new KithError('KITH_ROLE_CYCLE', 'A role includes neither itself nor the administrator’s.', {
          entity: role.name,
          id,
          path: 'includes',
        })
      }
      for (const row of known) ctx.change.expect(role, row.id, row.version)
      return undefined
    },
  }),
]

function isPerson(actor: Actor): boolean {
  return actor.kind === 'user' || actor.kind === 'token' || actor.kind === 'public'
}
