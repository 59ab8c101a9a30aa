import { KithError, user } from '@kith/sdk'
import { modelOf } from '../data/data-for.ts'
import type { Kernel } from '../kernel.ts'

/** Who belongs where, from snapshots. */
export interface Org {
  /** Users of these teams; `undefined` where there are more users than a snapshot holds. */
  members(teams: readonly string[]): readonly string[] | undefined
}

export async function readOrg(kernel: Kernel): Promise<Org> {
  const users = await small(kernel.snapshots.read(kernel, modelOf(kernel, user)))
  return {
    members(teams) {
      const wanted = new Set(teams)
      return users?.filter(row => wanted.has(String(row.team))).map(row => String(row.id))
    },
  }
}

async function small<T>(rows: Promise<T>): Promise<T | undefined> {
  try {
    return await rows
  } catch (error) {
    if (error instanceof KithError && error.code === 'KITH_SNAPSHOT') return undefined
    throw error
  }
}
