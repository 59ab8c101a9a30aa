import { type PluginReads, type Row, team, user } from '@kith/sdk'

type User = Row<typeof user>
type Team = Row<typeof team>

/** Who works here, and in which teams. */
export interface People {
  readonly users: readonly User[]
  readonly teams: readonly Team[]
}

export async function readPeople(ctx: { readonly asPlugin: PluginReads }): Promise<People> {
  const [users, teams] = await Promise.all([ctx.asPlugin.snapshot(user), ctx.asPlugin.snapshot(team)])
  return { users, teams }
}

/** Somebody who works here today. */
export function activeUser({ users }: People, id: string | null | undefined): User | undefined {
  return id ? users.find(user => user.id === id && user.active) : undefined
}

/** Somebody's own superior: the manager of his team, or, where that is himself or nobody, of the nearest team above. */
export function superiorOf(people: People, id: string | null): User | undefined {
  return nearest(people, id, () => true)
}

/** The manager of the nearest team of the kind `branch` above somebody (R55). */
export function branchManagerOf(people: People, id: string | null): User | undefined {
  return nearest(people, id, team => team.kind === 'branch')
}

function nearest(people: People, id: string | null, fits: (team: Team) => boolean): User | undefined {
  const start = people.users.find(user => user.id === id)?.team
  const seen = new Set<string>()
  for (let at = start; at && !seen.has(at); ) {
    seen.add(at)
    const team = people.teams.find(one => one.id === at)
    if (!team) return undefined
    const manager = fits(team) && team.manager !== id ? activeUser(people, team.manager) : undefined
    if (manager) return manager
    at = team.parent
  }
  return undefined
}
