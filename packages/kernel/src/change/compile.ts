import { type Actor, type Condition, denied, KithError, valueIn } from '@kith/sdk'
import { sql } from 'kysely'
import { asSql, type Fragment } from '../data/fragment.ts'
import { policyFragment } from '../data/policy.ts'
import { compileWhere } from '../data/where.ts'
import type { SqlValue, Step } from '../dialects/dialect.ts'
import { newId } from '../ids.ts'
import type { Kernel } from '../kernel.ts'
import { type Model, pushEncoded, type RecordValues } from '../model/model.ts'
import { changedFields } from './changed.ts'
import { deliverySteps } from './compile-deliveries.ts'
import { searchStatements } from './compile-search.ts'
import { timelineSteps } from './compile-timeline.ts'
import type { Draft } from './draft.ts'
import type { RecordWrite } from './writes.ts'

/** What it means when the step fails. */
export type Label = 'key' | 'stale' | 'access' | 'write' | 'other'

export interface CompiledStep {
  readonly step: Step
  readonly label: Label
  readonly model?: Model
}

export interface KeyedAnswer {
  readonly key: string
  readonly hash: string
  readonly answer: string
}

/** What was written of one record, for who is told after the commit. */
export interface WrittenRecord {
  readonly write: RecordWrite
  readonly version: number
  readonly fields: readonly string[]
}

export interface Compiled {
  readonly steps: readonly CompiledStep[]
  readonly written: readonly WrittenRecord[]
  readonly deliveries: number
}

/**
 * A prepared change as one program: what it expects first (a failure there costs nothing), then what it writes in the
 * order of table and id, then audit, links and deliveries. Throws `KITH_DENIED` where no policy could ever allow it.
 */
export function compileChange(kernel: Kernel, actor: Actor, draft: Draft, keyed?: KeyedAnswer): Compiled {
  const at = draft.at.toISOString()
  const records = [...draft.records.values()].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
  const asked: CompiledStep[] = []
  const before: CompiledStep[] = []
  const writes: CompiledStep[] = []
  // Rows of one table beside one another: a database may write them together.
  const [found, told, audited]: [CompiledStep[], CompiledStep[], CompiledStep[]] = [[], [], []]
  const written: WrittenRecord[] = []
  const first = draft.journal === undefined ? '' : newId()
  if (keyed) {
    asked.push({
      label: 'key',
      step: { sql: 'select 1 from kernel_change where key = ?', parameters: [keyed.key], expect: 'none' },
    })
    writes.push(
      plain('insert into kernel_change (key, hash, answer, at) values (?, ?, ?, ?)', [
        keyed.key,
        keyed.hash,
        keyed.answer,
        at,
      ]),
    )
  }
  for (const { model, where } of draft.none) before.push(noneStep(kernel, actor, model, where, draft))
  for (const write of records) {
    const one = recordSteps(kernel, actor, write, at)
    before.push(...one.before)
    writes.push(...one.writes)
    for (const step of searchStatements(kernel, write)) found.push({ label: 'other', step })
    if (one.written) {
      written.push(one.written)
      if (write.model.entity.audit && !write.forGood) audited.push(auditStep(draft, one.written, actor, at))
      if (write.model.entity.timeline) told.push(...timelineSteps(write, at))
    }
  }
  writes.push(...found, ...told, ...audited)
  if (draft.journal !== undefined && written.length > 0) {
    const journal = 'insert into kernel_batch_change (batch, change, first, last) values (?, ?, ?, ?)'
    writes.push(plain(journal, [draft.journal, draft.id, first, newId()]))
  }
  for (const { from, kind, to } of draft.links) {
    writes.push(
      plain(
        'insert into kernel_link (from_entity, from_id, kind, to_entity, to_id, at) values (?, ?, ?, ?, ?, ?) on conflict do nothing',
        [from.entity, from.id, kind, to.entity, to.id, at],
      ),
    )
  }
  for (const step of draft.extra) {
    if (step.expect === 'none') before.push({ label: 'stale', step })
    else writes.push({ label: 'other', step })
  }
  const deliveries = deliverySteps(kernel, draft, written, at)
  return {
    steps: [
      ...asked,
      ...expectedSteps(draft, written),
      ...before,
      ...writes,
      ...deliveries.map(step => ({ step, label: 'other' as const })),
    ],
    written,
    deliveries: deliveries.length + (draft.wakes ? 1 : 0),
  }
}

// What is deleted gives way, and what is restored comes last: a unique value may go from one to another.
function placeOf({ model, id, verb }: RecordWrite): string {
  const turn = verb === 'delete' ? '0' : verb === 'restore' ? '2' : '1'
  return `${model.table} ${turn} ${id}`
}

/** Records that were read by id are at their versions. Those that get a new one are checked by what writes them. */
function expectedSteps(draft: Draft, written: readonly WrittenRecord[]): CompiledStep[] {
  const checked = new Set(written.map(({ write }) => write.id))
  return [...draft.expectations.values()]
    .filter(({ id }) => !checked.has(id))
    .sort((a, b) => (a.model.table + a.id < b.model.table + b.id ? -1 : 1))
    .map(({ model, id, version }) => ({
      label: 'stale',
      step: {
        sql: `select 1 from "${model.table}" where id = ? and version = ? and deleted_at is null`,
        parameters: [id, version],
        expect: 'row',
        lock: draft.records.has(id) ? 'update' : 'share',
      },
    }))
}

function plain(text: string, parameters: SqlValue[]): CompiledStep {
  return { label: 'other', step: { sql: text, parameters } }
}

// Written out rather than built: a submission has four of these.
function noneStep(kernel: Kernel, actor: Actor, model: Model, where: Condition, draft: Draft): CompiledStep {
  const { strings, values } = compileWhere(kernel, model, where, actor)
  // What this change itself deletes or writes does not stand in its own way.
  const own = [...draft.records.values()].filter(w => w.model.name === model.name && w.verb !== 'create').map(w => w.id)
  const except = own.length > 0 ? ` and "${model.table}".id not in (${own.map(() => '?').join(', ')})` : ''
  return {
    label: 'stale',
    step: {
      sql: `select 1 from "${model.table}" where "${model.table}".deleted_at is null and (${strings.join('?')})${except} limit 1`,
      parameters: [...(values as SqlValue[]), ...own],
      expect: 'none',
      turns: `${model.table} ${strings.join('?')} ${JSON.stringify(values)}`,
    },
  }
}

interface RecordSteps {
  readonly before: CompiledStep[]
  readonly writes: CompiledStep[]
  readonly written?: WrittenRecord
}

function recordSteps(kernel: Kernel, actor: Actor, write: RecordWrite, at: string): RecordSteps {
  const before: CompiledStep[] = []
  const writes: CompiledStep[] = []
  const checked = write.authors.has(null)
  if (checked && write.verb !== 'create') before.push(...accessStep(kernel, actor, write))
  const written = write.verb === 'create' ? create(write, actor, at, writes) : change(write, actor, at, writes)
  if (checked && write.verb !== 'delete') writes.push(...accessStep(kernel, actor, write))
  return written ? { before, writes, written } : { before, writes }
}

function create(write: RecordWrite, actor: Actor, at: string, steps: CompiledStep[]): WrittenRecord {
  const { model, id, createdAt = at } = write
  const record = {
    ...write.set,
    id,
    version: 1,
    createdAt,
    createdBy: actor.id,
    updatedAt: createdAt,
    updatedBy: actor.id,
    deletedAt: null,
  }
  steps.push({ label: 'write', model, step: { sql: model.insert, parameters: model.encode(record) } })
  return { write, version: 1, fields: [] }
}

function change(write: RecordWrite, actor: Actor, at: string, steps: CompiledStep[]): WrittenRecord | undefined {
  const { model, id } = write
  const row = write.before as RecordValues
  if (write.forGood) {
    const parameters = [id, row.version as number]
    const step: Step = {
      sql: `delete from "${model.table}" where id = ? and version = ?`,
      parameters,
      expect: 'changed',
    }
    steps.push({ label: 'stale', model, step })
    return { write, version: (row.version as number) + 1, fields: [] }
  }
  const fields = changedFields(write)
  const lasting = fields.filter(name => !model.fields.get(name)?.field.options.derived)
  const counted = Object.entries(write.increments)
  const newVersion = write.verb !== 'update' || lasting.length > 0
  if (fields.length === 0 && counted.length === 0 && !newVersion) return undefined
  const assignments: string[] = []
  const parameters: SqlValue[] = []
  for (const name of fields) {
    const field = model.fields.get(name)
    if (!field) continue
    for (const column of field.columns) assignments.push(`"${column.name}" = ?`)
    pushEncoded(parameters, field, write.set[name])
  }
  for (const [name, amount] of counted) {
    const column = model.fields.get(name)?.columns[0]?.name
    assignments.push(`"${column}" = coalesce("${column}", 0) + ?`)
    parameters.push(amount)
  }
  if (write.verb === 'delete') pushAssignment(assignments, parameters, 'deleted_at', at)
  if (write.verb === 'restore') pushAssignment(assignments, parameters, 'deleted_at', null)
  if (newVersion) {
    assignments.push('version = version + 1', 'updated_at = ?', 'updated_by = ?')
    parameters.push(at, actor.id)
  }
  const same = newVersion ? ' and version = ?' : ''
  const alive = write.verb === 'erase' ? '' : ` and deleted_at is ${row.deletedAt === null ? '' : 'not '}null`
  parameters.push(id, ...(newVersion ? [row.version as number] : []))
  steps.push({
    label: newVersion ? 'stale' : 'other',
    model,
    step: {
      sql: `update "${model.table}" set ${assignments.join(', ')} where id = ?${same}${alive}`,
      parameters,
      expect: newVersion ? 'changed' : 'any',
    },
  })
  return newVersion ? { write, version: (row.version as number) + 1, fields } : undefined
}

function pushAssignment(assignments: string[], parameters: SqlValue[], column: string, value: SqlValue): void {
  assignments.push(`${column} = ?`)
  parameters.push(value)
}

/** The policy on the row as it stands before, and again after, the write. */
function accessStep(kernel: Kernel, actor: Actor, write: RecordWrite): CompiledStep[] {
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

const auditSql =
  'insert into kernel_audit (id, change, entity, record, version, verb, at, actor, plugin, diff, part_of) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'

function auditStep(draft: Draft, written: WrittenRecord, actor: Actor, at: string): CompiledStep {
  const { write, version, fields } = written
  const plugins = [...write.authors].filter(author => author !== null)
  const diff = write.before ? JSON.stringify(Object.fromEntries(fields.map(f => [f, diffOf(write, f)]))) : null
  return plain(auditSql, [
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
  ])
}

// That something was erased stays told, not what.
function diffOf({ verb, before, set }: RecordWrite, field: string): [unknown, unknown] {
  return verb === 'erase' ? [null, null] : [valueIn(before ?? {}, field) ?? null, set[field] ?? null]
}

/** A step's failure that nothing but a bug explains. */
export function unexpected(message: string): KithError {
  return new KithError('KITH_COMMIT', `The change could not be written: ${message}`)
}
