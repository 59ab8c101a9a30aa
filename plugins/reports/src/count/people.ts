import { type Condition, type ReadContext, team, user } from '@kith/sdk'
import type { ReportsContract } from '../contract/index.ts'
import type { Measure } from '../parts/gather.ts'

/** Who is in which team, and what people and teams are called. */
export interface People {
  readonly names: ReadonlyMap<string, string>
  readonly teamOf: (owner: string | null) => string | null
  /** The people of some teams; of null, those of none. */
  readonly members: (teams: readonly string[] | null) => readonly string[]
  /** A team and all below it. */
  readonly below: (team: string) => readonly string[]
}

export async function readPeople(ctx: ReadContext<ReportsContract>): Promise<People> {
  const [users, teams] = await Promise.all([ctx.asPlugin.snapshot(user), ctx.asPlugin.snapshot(team)])
  const byId = new Map(users.map(one => [one.id, one.team]))
  const below = (id: string): string[] => [
    id,
    ...teams.filter(({ parent }) => parent === id).flatMap(child => below(child.id)),
  ]
  return {
    names: new Map([...users, ...teams].map(({ id, name }) => [id, name])),
    teamOf: owner => (owner === null ? null : (byId.get(owner) ?? null)),
    members: of =>
      users.filter(one => (of === null ? one.team === null : of.includes(one.team ?? ''))).map(({ id }) => id),
    below,
  }
}

/** What belongs to one of these teams, or to nobody in a team: it says so itself, or its owner does. */
export function ofTeams({ by }: Measure, people: People, teams: readonly string[] | null): Condition | undefined {
  const [owner, own] = [by.owner?.field, by.team?.field]
  if (owner === undefined && own === undefined) return undefined
  const members: Condition[] =
    owner === undefined
      ? []
      : teams === null
        ? [{ any: [{ [owner]: null }, { [owner]: { in: [...people.members(null)] } }] }]
        : [{ [owner]: { in: [...people.members(teams)] } }]
  if (own === undefined) return members[0]
  const byOwner = members.map(member => ({ all: [{ [own]: null }, member] }))
  if (teams === null) return byOwner[0] ?? { [own]: null }
  return { any: [{ [own]: { in: [...teams] } }, ...byOwner] }
}
