import { type AnyTap, administrator, type ChangeContext, type KernelContract, KithError, tap, user } from '@kith/sdk'

interface Person {
  readonly active: boolean
  readonly roles: readonly string[] | null
}

/**
 * Whoever stops being an active administrator leaves another one behind, else it is `KITH_LAST_ADMINISTRATOR`. The one
 * that stays is expected to stay until the commit.
 */
export const lastAdministrator: readonly AnyTap<KernelContract>[] = [
  tap<KernelContract>()(user.saving, {
    id: 'kernel.last-administrator',
    async shape(ctx, rows) {
      const gone = rows.filter(row => row.before && isAdministrator(row.before) && !isAdministrator(row.after))
      await mustRemain(
        ctx,
        gone.map(row => row.id),
      )
      return undefined
    },
  }),
  tap<KernelContract>()(user.deleting, {
    id: 'kernel.last-administrator-deleted',
    async shape(ctx, rows) {
      const gone = rows.filter(row => row.before && isAdministrator(row.before))
      await mustRemain(
        ctx,
        gone.map(row => row.id),
      )
      return undefined
    },
  }),
]

async function mustRemain(ctx: ChangeContext<KernelContract>, gone: readonly string[]): Promise<void> {
  if (gone.length === 0) return
  const users = await ctx.asPlugin.snapshot(user)
  const other = users.find(row => isAdministrator(row) && !gone.includes(row.id))
  if (!other) {
    throw new KithError(
      'KITH_LAST_ADMINISTRATOR',
      'Nobody could administer this CRM any more: make somebody else an administrator first.',
      { entity: user.name, id: gone[0] },
    )
  }
  ctx.change.expect(user, other.id, other.version)
}

function isAdministrator(person: Person): boolean {
  return person.active && (person.roles ?? []).includes(administrator)
}
