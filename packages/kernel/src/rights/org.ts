import { user } from '@kith/sdk'
import { modelOf } from '../data/data-for.ts'
import { readSmall } from '../data/snapshots.ts'
import type { Kernel } from '../kernel.ts'

/** Who belongs where, from snapshots. */
export interface Org {
  /** Users of these teams; `undefined` where there are more users than a snapshot holds. */
  members(teams: readonly string[]): readonly string[] | undefined
}

export async function readOrg(kernel: Kernel): Promise<Org> {
  const users = await readSmall(kernel, modelOf(kernel, user))
  return {
    members(teams) {
      const wanted = new Set(teams)
      return users?.filter(row => wanted.has(String(row.team))).map(row => String(row.id))
    },
  }
}
