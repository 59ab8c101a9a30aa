import type { Actor, PolicyBranch } from '@kith/sdk'
import type { Kernel } from '../kernel.ts'
import type { Model } from '../model/model.ts'
import { type Org, readOrg } from '../rights/org.ts'
import { ownerOf } from '../rights/scopes.ts'
import { type Fragment, joined } from './fragment.ts'
import { branchFragment, sharedRecords } from './policy.ts'
import { compileWhere } from './where.ts'

/** One way through a table to rows that the actor may see: along an index where `where` has one. */
export interface Walk {
  /** A select of ids to begin with, where they are few. */
  readonly driver?: Fragment
  readonly where: Fragment
}

/** What is asked of the walks. */
export interface WalkOptions {
  readonly model: Model
  readonly actor: Actor
  readonly branches: readonly PolicyBranch[]
  /** The one field that a page without conditions is sorted by: its index may begin with the owner. */
  readonly sortedBy?: string | undefined
}

// Beyond it, the people of a team are asked for by a subselect: they probably own a good part of the rows.
const mostOwners = 64

/**
 * The walks whose union the actor may read: one for each branch; of a team's branch one for each of its people, where an
 * index has each one's records in order already.
 */
export async function readWalks(kernel: Kernel, options: WalkOptions): Promise<readonly Walk[]> {
  const { branches } = options
  const org = branches.some(branch => byOwner(branch, options)) ? await readOrg(kernel) : undefined
  return branches.flatMap(branch => walksOf(kernel, branch, options, org))
}

function byOwner(branch: PolicyBranch, { model, sortedBy }: WalkOptions): boolean {
  if (branch.scope !== 'team' && branch.scope !== 'below') return false
  const [owner, sort] = [ownerOf(branch), sortedBy]
  return sort !== undefined && model.entity.indexes.some(index => index[0] === owner && index[1] === sort)
}

function walksOf(kernel: Kernel, branch: PolicyBranch, options: WalkOptions, org: Org | undefined): Walk[] {
  const { model, actor } = options
  const { scope, ...rest } = branch
  if (scope === 'shared') {
    const where = branchFragment(kernel, model, 'read', actor, rest)
    return [{ driver: sharedRecords(kernel, model, 'read', actor), where }]
  }
  if (byOwner(branch, options)) {
    const teams = scope === 'team' ? [actor.team ?? ''] : (actor.below ?? [])
    const owners = org?.members(teams)
    if (owners && owners.length <= mostOwners) {
      const others = branchFragment(kernel, model, 'read', actor, rest)
      return owners.map(owner => ({
        where: joined([compileWhere(kernel, model, { [ownerOf(branch)]: owner }, actor), others], 'and', 'true'),
      }))
    }
  }
  return [{ where: branchFragment(kernel, model, 'read', actor, branch) }]
}
