import { type Actor, administrator, denied } from '@kith/sdk'

/** Whether an actor may pass a role on: nobody gives what he does not have, but for administrators. */
export function mayGrant(actor: Actor, role: string): boolean {
  return (
    actor.kind === 'system' ||
    actor.kind === 'plugin' ||
    actor.roles.includes(administrator) ||
    actor.roles.includes(role)
  )
}

/** Throws `KITH_DENIED` naming the first role that the actor may not pass on. */
export function checkGrants(actor: Actor, roles: readonly string[]): void {
  const beyond = roles.find(role => !mayGrant(actor, role))
  if (beyond !== undefined) throw denied(`role:${beyond}`, `Only who has the role ${beyond} himself can give it.`)
}
