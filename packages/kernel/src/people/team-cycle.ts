import { type AnyTap, type KernelContract, KithError, tap, team } from '@kith/sdk'

/** Teams are a tree: one that would stand above itself is `KITH_TEAM_CYCLE`. Its ancestors must stay as they are. */
export const teamCycle: AnyTap<KernelContract> = tap<KernelContract>()(team.saving, {
  id: 'kernel.team-cycle',
  async shape(ctx, rows) {
    const moved = rows.filter(row => row.after.parent !== null && row.after.parent !== row.before?.parent)
    if (moved.length === 0) return undefined
    const known = new Map((await ctx.asPlugin.snapshot(team)).map(row => [row.id, row]))
    const parentOf = new Map([...known].map(([id, row]) => [id, row.parent]))
    for (const row of rows) parentOf.set(row.id, row.after.parent)
    for (const { id } of moved) {
      const above = new Set<string>()
      for (let at = parentOf.get(id); at; at = parentOf.get(at)) {
        if (at === id || above.has(at)) {
          throw new KithError('KITH_TEAM_CYCLE', 'This team would be part of itself: choose another one above it.', {
            entity: team.name,
            id,
            path: 'parent',
          })
        }
        above.add(at)
        const ancestor = known.get(at)
        if (ancestor) ctx.change.expect(team, at, ancestor.version)
      }
    }
    return undefined
  },
})
