import { type Actor, type PolicyBranch, type PolicyVerb, share } from '@kith/sdk'
import type { Kernel } from '../kernel.ts'
import type { Model } from '../model/model.ts'
import { branchCondition } from '../rights/scopes.ts'
import { type Fragment, joined, wrapped } from './fragment.ts'
import { compileWhere } from './where.ts'

export interface Asked {
  /** Fields that have to be allowed too. */
  readonly fields?: readonly string[] | undefined
  /** Whether all rows are asked for, not some that are at hand: the few records that they may belong to lead to them then. */
  readonly all?: boolean
}

/** What lets `actor` do `verb` on a row; `undefined` when nothing does, 'all' when no row is excluded. */
export function policyFragment(
  kernel: Kernel,
  model: Model,
  verb: PolicyVerb,
  actor: Actor,
  { fields, all = false }: Asked = {},
): Fragment | 'all' | undefined {
  const branches = kernel.rights.branches(actor, model.name, verb, fields)
  if (branches === 'all') return 'all'
  if (branches.length === 0) return undefined
  return joined(
    branches.map(branch => branchFragment(kernel, model, verb, actor, branch, all)),
    'or',
    'false',
  )
}

/** What one branch asks of a row. */
export function branchFragment(
  kernel: Kernel,
  model: Model,
  verb: PolicyVerb,
  actor: Actor,
  branch: PolicyBranch,
  all = false,
): Fragment {
  const parts = [compileWhere(kernel, model, branchCondition(branch), actor)]
  if (branch.via !== undefined) parts.push(viaFragment(kernel, model, verb, actor, branch.via, all))
  if (branch.scope === 'shared') {
    parts.push(wrapped(`"${model.table}"."id" in (`, sharedRecords(kernel, model, verb, actor), ')'))
  }
  return joined(parts, 'and', 'true')
}

/** The ids of the records that were shared with the actor for this verb, each once: some are with him and his team. */
export function sharedRecords(kernel: Kernel, model: Model, verb: PolicyVerb, actor: Actor): Fragment {
  const shares = kernel.models.get(share.name) as Model
  const where = {
    entity: model.name,
    verbs: { has: verb },
    any: [{ user: { $: 'actor.id' } }, { team: { in: { $: 'actor.above' } } }],
  }
  const table = `"${shares.table}"`
  return wrapped(
    `select distinct ${table}."record" from ${table} where ${table}."deleted_at" is null and (`,
    compileWhere(kernel, shares, where, actor),
    ')',
  )
}

function viaFragment(
  kernel: Kernel,
  model: Model,
  verb: PolicyVerb,
  actor: Actor,
  via: string,
  all: boolean,
): Fragment {
  const field = model.fields.get(via)
  const target = kernel.models.get(String(field?.field.options.entity)) as Model
  const policy = policyFragment(kernel, target, verb === 'read' ? 'read' : 'update', actor, { all })
  if (policy === undefined) return { strings: ['false'], values: [] }
  const table = `"${target.table}"`
  const ref = `"${model.table}"."${field?.key.name}"`
  const alive = `${table}."deleted_at" is null`
  if (all && policy !== 'all') {
    return wrapped(`${ref} in (select ${table}."id" from ${table} where ${alive} and (`, policy, '))')
  }
  const rule = policy === 'all' ? { strings: ['true'], values: [] } : policy
  return wrapped(`exists (select 1 from ${table} where ${table}."id" = ${ref} and ${alive} and (`, rule, lookedUp)
}

/**
 * The end of an `exists` that is looked up for each row. Without the limit, SQLite makes it a join with a filter of the
 * whole other table, which takes 30 ms before the first row of a page (PostgreSQL does not mind it).
 */
export const lookedUp = ') limit 1)'
