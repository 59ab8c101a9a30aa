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

// Beyond it, the people of a team are asked for by a subselect: they probably own a good part of the rows.
const mostOwners = 64

/** The walks whose union the actor may read: one for each branch, of a team's branch one for each of its people. */
export async function readWalks(
  kernel: Kernel,
  model: Model,
  actor: Actor,
  branches: readonly PolicyBranch[],
): Promise<readonly Walk[]> {
  const teams = branches.some(({ scope }) => scope === 'team' || scope === 'below')
  const org = teams ? await readOrg(kernel) : undefined
  return branches.flatMap(branch => walksOf(kernel, model, actor, branch, org))
}

function walksOf(kernel: Kernel, model: Model, actor: Actor, branch: PolicyBranch, org: Org | undefined): Walk[] {
  const { scope, ...rest } = branch
  if (scope === 'shared') {
    const where = branchFragment(kernel, model, 'read', actor, rest)
    return [{ driver: sharedRecords(kernel, model, 'read', actor), where }]
  }
  if (scope === 'team' || scope === 'below') {
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
