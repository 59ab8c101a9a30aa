import { type Actor, administrator, type PluginReads } from '@kith/sdk'
import { activeUser, readPeople } from './people.ts'

/**
 * Whether an actor decides what becomes of somebody's activities: his own, those of his people as their manager, those
 * that are nobody's, or all of them as an administrator. What modules do by themselves is theirs to decide.
 */
export async function steers(
  ctx: { readonly actor: Actor; readonly asPlugin: PluginReads },
  owner: string | null,
): Promise<boolean> {
  const { actor } = ctx
  if (actor.kind === 'system' || actor.kind === 'plugin' || actor.kind === 'public') return true
  if (owner === null || owner === actor.id || actor.roles.includes(administrator)) return true
  if (!actor.roles.includes('sales-manager')) return false
  const team = activeUser(await readPeople(ctx), owner)?.team
  return team !== null && team !== undefined && (actor.below?.includes(team) ?? false)
}
