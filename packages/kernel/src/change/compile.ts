import type { Actor, Condition } from '@kith/sdk'
import { compileWhere } from '../data/where.ts'
import type { SqlValue, Step } from '../dialects/dialect.ts'
import { newId } from '../ids.ts'
import type { Kernel } from '../kernel.ts'
import type { Model } from '../model/model.ts'
import { auditStep } from './compile-audit.ts'
import { deliverySteps } from './compile-deliveries.ts'
import { recordSteps } from './compile-record.ts'
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
