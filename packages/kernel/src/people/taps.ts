import type { AnyTap, KernelContract } from '@kith/sdk'
import { deactivated } from './deactivated.ts'
import { lastAdministrator } from './last-administrator.ts'
import { roleGrants } from './role-grants.ts'
import { teamCycle } from './team-cycle.ts'

/** What always holds of users, roles and teams, whoever writes them. */
export const peopleTaps: readonly AnyTap<KernelContract>[] = [
  teamCycle,
  ...roleGrants,
  ...lastAdministrator,
  deactivated,
]
