import type { Api } from '../data/api.ts'
import { type InvitationRow, type LineRow, type RoleRow, readAll, type TeamRow, type UserRow } from './read.ts'

/** A user, and what he may be given. */
export interface Known {
  readonly user: UserRow
  readonly roles: readonly RoleRow[]
  readonly teams: readonly TeamRow[]
  readonly lines: readonly LineRow[]
  readonly invitations: readonly InvitationRow[]
}

export async function readUser(api: Api, id: string): Promise<Known> {
  const [user, roles, teams, lines, invitations] = await Promise.all([
    api.query<UserRow>('kernel.users.get', { id }),
    readAll<RoleRow>(api, 'kernel.roles'),
    readAll<TeamRow>(api, 'kernel.teams'),
    readAll<LineRow>(api, 'kernel.lines'),
    readAll<InvitationRow>(api, 'kernel.invitations', { where: { user: id } }).catch(() => []),
  ])
  return { user, roles, teams, lines, invitations }
}
