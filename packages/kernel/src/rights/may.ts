import type { Actor, PolicyVerb } from '@kith/sdk'
import { sql } from 'kysely'
import { asSql } from '../data/fragment.ts'
import { policyFragment } from '../data/policy.ts'
import { statementOf } from '../data/statement.ts'
import type { Kernel } from '../kernel.ts'
import type { Model } from '../model/model.ts'

export interface MayDo {
  readonly model: Model
  readonly actor: Actor
  readonly verb: PolicyVerb
  readonly id: string
  readonly fields?: readonly string[]
}

/** Whether a policy lets the actor do this to a record that stands in the database. */
export async function mayDo(kernel: Kernel, { model, actor, verb, id, fields }: MayDo): Promise<boolean> {
  const policy = policyFragment(kernel, model, verb, actor, { fields })
  if (policy === undefined) return false
  const row = kernel.dialect.query
    .selectFrom(model.table)
    .select(sql<number>`1`.as('one'))
    .where(sql.ref(`${model.table}.id`), '=', id)
  const found = await kernel.dialect.all(statementOf((policy === 'all' ? row : row.where(asSql(policy))).compile()))
  return found.length > 0
}
