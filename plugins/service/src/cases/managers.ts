import { type ReadContext, type Row, team, user } from '@kith/sdk'
import { queue } from '../contract/index.ts'

type User = Row<typeof user>

/**
 * Who answers for a case (R85): the manager of the department of its queue, else of its owner's team, else everybody whose
 * role it is. Only those who are there.
 */
export async function managersOf(
  { snapshot }: ReadContext['asPlugin'],
  row: { readonly queue: string | null; readonly owner: string | null },
): Promise<readonly User[]> {
  const [queues, teams, users] = await Promise.all([snapshot(queue), snapshot(team), snapshot(user)])
  const active = users.filter(user => user.active)
  const department = queues.find(({ id }) => id === row.queue)?.department
  const ownTeam = users.find(({ id }) => id === row.owner)?.team
  for (const id of [department, ownTeam]) {
    const manager = active.find(user => user.id === teams.find(team => team.id === id)?.manager)
    if (manager) return [manager]
  }
  return active.filter(({ roles }) => roles?.includes('service-manager'))
}
