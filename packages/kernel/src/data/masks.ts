import { type Actor, branchAllows, type PolicyBranch } from '@kith/sdk'
import { sql } from 'kysely'
import type { Row as SqlRow } from '../dialects/dialect.ts'
import type { Kernel } from '../kernel.ts'
import { removeValue } from '../model/bags.ts'
import type { Model, RecordValues } from '../model/model.ts'
import { asSql, type Fragment } from './fragment.ts'
import { branchFragment } from './policy.ts'

/** Which fields of each row the actor may read: the database says which branches hold for it, beside its columns. */
export interface Masks {
  /** In the order of the branches. */
  readonly tests: readonly Fragment[]
  /** The record without the fields that are kept from the actor. */
  decode(row: SqlRow): RecordValues
}

/** `undefined` where no field of any row is kept from the actor. */
export function masksFor(kernel: Kernel, model: Model, actor: Actor): Masks | undefined {
  const branches = kernel.rights.masks(actor, model.name)
  if (!branches) return undefined
  return {
    tests: branches.map(branch => branchFragment(kernel, model, 'read', actor, branch)),
    decode(row) {
      const held = branches.filter((_branch, i) => Number(row[`kith_${i}`]) === 1)
      return withoutHidden(model, model.decode(row), held)
    },
  }
}

/** The tests as columns of a select, each 1 or 0. */
export function maskColumns(masks: Masks | undefined) {
  return (masks?.tests ?? []).map((test, i) => sql<number>`case when ${asSql(test)} then 1 else 0 end`.as(`kith_${i}`))
}

function withoutHidden(model: Model, record: RecordValues, held: readonly PolicyBranch[]): RecordValues {
  for (const name of model.fields.keys()) {
    if (!held.some(branch => branchAllows(branch, name))) removeValue(record, name)
  }
  return record
}
