import { type Actor, administrator, type PluginReads } from '@kith/sdk'
import { readPeople } from './people.ts'

/** Whose activities an actor decides about besides his own: of an administrator everybody's, of a manager his people's. */
export async function peopleOf(ctx: {
  readonly actor: Actor
  readonly asPlugin: PluginReads
}): Promise<(owner: string | null) => boolean> {
  const { actor } = ctx
  if (actor.kind !== 'user' || actor.roles.includes(administrator)) return owner => owner !== null && owner !== actor.id
  const { users } = await readPeople(ctx)
  const mine = new Set(users.filter(({ team }) => team && actor.below?.includes(team)).map(({ id }) => id))
  return owner => owner !== null && owner !== actor.id && mine.has(owner)
}
