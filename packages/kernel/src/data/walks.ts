import { type Actor, type PolicyBranch, user } from '@kith/sdk'
import type { Kernel } from '../kernel.ts'
import type { Model } from '../model/model.ts'
import { type Org, readOrg } from '../rights/org.ts'
import { ownerOf } from '../rights/scopes.ts'
import { recordsThatHave } from '../search/who.ts'
import { type Fragment, joined, wrapped } from './fragment.ts'
import { ownWalks } from './own-walks.ts'
import { branchFragment, lookedUp, sharedRecords } from './policy.ts'
import { compileWhere } from './where.ts'

/** One way through a table to rows that the actor may see: along an index where `where` has one. */
export interface Walk {
  /** A select of ids to begin with, where they are few. */
  readonly driver?: Fragment
  readonly where: Fragment
  /** What has to hold before a row is looked at: about no row of the table. */
  readonly gate?: Fragment
  /** Whether an index finds its rows, which are few. */
  readonly isLed?: boolean
}

/** What is asked of the walks. */
export interface WalkOptions {
  readonly model: Model
  readonly actor: Actor
  readonly branches: readonly PolicyBranch[]
  /** The field that a page is sorted by first; absent of what has no order. */
  readonly order?: string | undefined
  /** Whether there are no conditions, nor anything else to sort by: an index that begins with the owner has it then. */
  readonly isPlain?: boolean
  /** Whether its conditions name a record: mostly few point at one (not so at a stage). */
  readonly isNarrow?: boolean
}

// Beyond it, the people of a team probably own a good part of the rows.
const mostOwners = 64

/** So many of somebody's own are looked at one by one: a few milliseconds. */
const fewOwn = 1000
/** Where another index probably finds fewer. */
const fewOfFew = 100

/**
 * The walks whose union the actor may read: one for each branch; of a team's branch one for each of its people, where an
 * index has each one's records in order already.
 */
export async function readWalks(kernel: Kernel, options: WalkOptions): Promise<readonly Walk[]> {
  const { branches } = options
  const org = branches.some(({ scope }) => scope === 'team' || scope === 'below') ? await readOrg(kernel) : undefined
  return branches.flatMap(branch => walksOf(kernel, branch, options, org))
}

function walksOf(kernel: Kernel, branch: PolicyBranch, options: WalkOptions, org: Org | undefined): readonly Walk[] {
  const { model, actor, isPlain = false, isNarrow = false } = options
  const most = isNarrow ? fewOfFew : fewOwn
  const { scope, ...rest } = branch
  if (scope === 'team' && actor.team === undefined) return []
  if (scope === 'below' && !actor.below?.length) return []
  if (scope === 'shared') {
    const where = branchFragment(kernel, model, 'read', actor, rest, true)
    return [{ driver: sharedRecords(kernel, model, 'read', actor), where }]
  }
  if (scope === 'team' || scope === 'below') {
    const owners = org?.members(scope === 'team' ? [actor.team ?? ''] : (actor.below ?? []))
    const others = () => branchFragment(kernel, model, 'read', actor, rest, true)
    if (owners && owners.length > mostOwners) {
      return [{ where: joined([amongMany(kernel, branch, options), others()], 'and', 'true') }]
    }
    if (owners && isPlain && hasOwnersInOrder(branch, options)) {
      return owners.map(owner => ({
        where: joined([compileWhere(kernel, model, { [ownerOf(branch)]: owner }, actor), others()], 'and', 'true'),
      }))
    }
    if (owners) {
      const owned = compileWhere(kernel, model, { [ownerOf(branch)]: { in: owners } }, actor)
      const many = joined([amongMany(kernel, branch, options), others()], 'and', 'true')
      return ownWalks(model, { owned, few: joined([owned, others()], 'and', 'true'), many }, most)
    }
  }
  const where = branchFragment(kernel, model, 'read', actor, branch, true)
  if (scope === 'own' && !isPlain) {
    const owned = compileWhere(kernel, model, { [ownerOf(branch)]: { $: 'actor.id' } }, actor)
    return ownWalks(model, { owned, few: where, many: where, isLed: true }, most)
  }
  const driver = branch.where && recordsThatHave(kernel, model, actor, branch.where)
  return [driver && scope === undefined ? { driver, where } : { where, isLed: isLed(kernel, branch, options) }]
}

/** What is about all records of a target is about nearly every row. */
function isLed(kernel: Kernel, { scope, via, where = {} }: PolicyBranch, { model, actor }: WalkOptions): boolean {
  const target = via === undefined ? undefined : String(model.fields.get(via)?.field.options.entity)
  if (scope !== undefined || (target !== undefined && kernel.rights.branches(actor, target, 'read') !== 'all'))
    return true
  return Object.keys(where).some(name => isIndexed(model, name))
}

/** Whether an index begins with a field, as one does with every ref. */
export function isIndexed(model: Model, name: string): boolean {
  return model.fields.get(name)?.compares === 'ref' || model.entity.indexes.some(index => index[0] === name)
}

function hasOwnersInOrder(branch: PolicyBranch, { model, order }: WalkOptions): boolean {
  const owner = ownerOf(branch)
  return order !== undefined && model.entity.indexes.some(index => index[0] === owner && index[1] === order)
}

/**
 * That a row is owned by one of many: looked up for each row in the order of the page, which is full soon. As a list of
 * owners it would lead the database to put all that they own in order.
 */
function amongMany(kernel: Kernel, branch: PolicyBranch, { model, actor }: WalkOptions): Fragment {
  const people = kernel.models.get(user.name) as Model
  const team = branch.scope === 'team' ? { $: 'actor.team' } : { in: { $: 'actor.below' } }
  const owner = model.fields.get(ownerOf(branch))?.key.name
  return wrapped(
    `exists (select 1 from "${people.table}" where "${people.table}"."id" = "${model.table}"."${owner}" and "${people.table}"."deleted_at" is null and (`,
    compileWhere(kernel, people, { team }, actor),
    lookedUp,
  )
}
