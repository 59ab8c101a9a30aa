import type { Actor, Condition, PolicyVerb } from '@kith/sdk'
import { sql } from 'kysely'
import type { Kernel } from '../kernel.ts'
import type { Model } from '../model/model.ts'
import { policySql, whereSql } from './where.ts'

export interface SelectOptions {
  readonly model: Model
  readonly actor: Actor
  /** Checked. */
  readonly where?: Condition | undefined
  /** Deleted records too. */
  readonly deleted?: boolean
  readonly verb?: PolicyVerb
}

/** A select over the rows that `actor` may see; `undefined` when he may see none. */
export function selectFrom(kernel: Kernel, options: SelectOptions) {
  const { model, actor, where } = options
  const policy = policySql(kernel, model, options.verb ?? 'read', actor)
  if (policy === undefined) return undefined
  let query = kernel.dialect.query.selectFrom(model.table)
  if (options.deleted !== true) query = query.where(sql.ref(`${model.table}.deleted_at`), 'is', null)
  if (policy !== 'all') query = query.where(policy)
  if (where && Object.keys(where).length > 0) query = query.where(whereSql(kernel, model, where, actor))
  return query
}
