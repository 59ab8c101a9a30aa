import { type Actor, valueIn } from '@kith/sdk'
import { newId } from '../ids.ts'
import type { CompiledStep, WrittenRecord } from './compile.ts'
import type { Draft } from './draft.ts'
import type { RecordWrite } from './writes.ts'

const auditSql =
  'insert into kernel_audit (id, change, entity, record, version, verb, at, actor, plugin, diff, part_of) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'

/** The row of what a write changed, by whom. */
export function auditStep(draft: Draft, written: WrittenRecord, actor: Actor, at: string): CompiledStep {
  const { write, version, fields } = written
  const plugins = [...write.authors].filter(author => author !== null)
  const diff = write.before ? JSON.stringify(Object.fromEntries(fields.map(f => [f, diffOf(write, f)]))) : null
  const parameters = [
    newId(),
    draft.id,
    write.model.name,
    write.id,
    version,
    write.verb,
    at,
    actor.id,
    plugins.join(' ') || write.model.plugin,
    diff,
    draft.partOf ?? null,
  ]
  return { label: 'other', step: { sql: auditSql, parameters } }
}

// That something was erased stays told, not what.
function diffOf({ verb, before, set }: RecordWrite, field: string): [unknown, unknown] {
  return verb === 'erase' ? [null, null] : [valueIn(before ?? {}, field) ?? null, set[field] ?? null]
}
