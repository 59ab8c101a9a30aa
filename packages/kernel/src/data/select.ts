import type { Actor, PolicyVerb } from '@kith/sdk'
import { sql } from 'kysely'
import type { Kernel } from '../kernel.ts'
import type { Model } from '../model/model.ts'
import { asSql } from './fragment.ts'
import { policyFragment } from './policy.ts'

export interface SelectOptions {
  readonly model: Model
  readonly actor: Actor
  /** Deleted records too. */
  readonly deleted?: boolean
  readonly verb?: PolicyVerb
}

/** A select over the rows that `actor` may see, for one by id; `undefined` when he may see none. */
export function selectFrom(kernel: Kernel, options: SelectOptions) {
  const { model, actor } = options
  const policy = policyFragment(kernel, model, options.verb ?? 'read', actor)
  if (policy === undefined) return undefined
  let query = kernel.dialect.query.selectFrom(model.table)
  if (options.deleted !== true) query = query.where(sql.ref(`${model.table}.deleted_at`), 'is', null)
  if (policy !== 'all') query = query.where(asSql(policy))
  return query
}
