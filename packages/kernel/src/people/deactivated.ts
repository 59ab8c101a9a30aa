import { type Actor, type AnyTap, type KernelContract, KithError, type SavingRow, tap, user } from '@kith/sdk'
import { mayGrant } from './grantable.ts'

type Saving = SavingRow<(typeof user)['fields']>

/**
 * Deactivating ends what was issued to a user, for good. Nobody but an administrator changes the address of, or
 * deactivates, somebody who has a role that he himself lacks (`KITH_ROLE_GRANT`): he could have that person's password
 * reset to himself.
 */
export const deactivated: AnyTap<KernelContract> = tap<KernelContract>()(user.saving, {
  id: 'kernel.deactivated',
  shape(ctx, rows) {
    for (const row of rows) {
      if (!reachesBeyond(ctx.actor, row)) continue
      throw new KithError('KITH_ROLE_GRANT', 'This person has a role that you do not have: ask an administrator.', {
        entity: user.name,
        id: row.id,
      })
    }
    const ended = rows.filter(row => row.before?.active === true && row.after.active === false)
    return ended.map(({ id }) => ({ id, set: { endedAt: ctx.now().toISOString() } }))
  },
})

function reachesBeyond(actor: Actor, { before, fields }: Saving): boolean {
  if (!before || !(fields.includes('email') || fields.includes('active'))) return false
  return (before.roles ?? []).some(role => !mayGrant(actor, role))
}
