import { type Actor, denied } from '@kith/sdk'
import { sql } from 'kysely'
import { asSql, type Fragment } from '../data/fragment.ts'
import { policyFragment } from '../data/policy.ts'
import type { SqlValue, Step } from '../dialects/dialect.ts'
import type { Kernel } from '../kernel.ts'
import type { Model } from '../model/model.ts'
import type { CompiledStep } from './compile.ts'
import type { RecordWrite } from './writes.ts'

/** The policy on the row as it stands before, and again after, the write. */
export function accessSteps(kernel: Kernel, actor: Actor, write: RecordWrite): CompiledStep[] {
  const { model, id, verb } = write
  // Rights of their own, which were looked at when the change was asked for: no row's policy stands against them.
  if (verb === 'relink' || verb === 'erase') return []
  const policy = policyFragment(kernel, model, verb, actor, { fields: [...write.asked] })
  if (policy === 'all') return []
  if (policy === undefined) {
    throw denied(`${model.path}.${verb}`, `No rule lets ${actor.kind} ${actor.id} ${verb} ${model.name}.`)
  }
  return [{ label: 'access', model, step: { ...accessSelect(kernel, model, id, policy), expect: 'row' } }]
}

function accessSelect(kernel: Kernel, model: Model, id: string, policy: Fragment): Step {
  const compiled = kernel.dialect.query
    .selectFrom(model.table)
    .select(sql<number>`1`.as('one'))
    .where(sql.ref(`${model.table}.id`), '=', id)
    .where(asSql(policy))
    .compile()
  return { sql: compiled.sql, parameters: compiled.parameters as SqlValue[] }
}
