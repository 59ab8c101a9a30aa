import { batch as batchEntity, describeError, type Json } from '@kith/sdk'
import type { BatchKind, BatchRun } from '../../batches/kinds.ts'
import { addRemoval, addUpdate, type Draft } from '../../change/draft.ts'
import { readMany } from '../../data/read-records.ts'
import { anyRefKey } from '../../model/any-ref.ts'
import type { RecordValues } from '../../model/model.ts'
import { systemActor } from '../../rights/rights.ts'

/** Where the undoing of a batch stands: changes are walked from the last to the first. */
interface UndoState {
  /** The batch that is undone. */
  readonly undo: string
  /** The change before this one is next, and within it the row of audit before this one. */
  readonly before: readonly [change: string, audit: string | null] | null
  readonly changedToo: boolean
  readonly size: number
  readonly counts: { readonly undone: number; readonly kept: number }
  /** The first that were kept. */
  readonly list?: readonly Kept[]
}

/** `gone`: there is none any more; `changed`: somebody changed it since; else the code with which its write was refused. */
interface Kept {
  readonly entity: string
  readonly id: string
  readonly why: string
}

interface Journaled {
  readonly audit: string
  readonly entity: string
  readonly record: string
  readonly version: number
  readonly verb: string
  readonly diff: Readonly<Record<string, readonly [unknown, unknown]>>
}

const most = 200
const mostListed = 100

/**
 * Takes back what a batch wrote, by the audit of its changes: what it created goes, what it changed gets its former
 * values. What somebody changed since is kept, unless told otherwise; what is gone stays gone, so that an erased person
 * never comes back.
 */
export const undoBatch: BatchKind<UndoState> = {
  async slice(run, state, draft) {
    const found = await nextJournaled(run, state)
    if (!found) {
      const result = { ...state.counts, list: state.list ?? [] } as unknown as Json
      return { state, progress: doneOf(state), done: true, result }
    }
    const { rows, before } = found
    let undone = 0
    const kept: Kept[] = []
    const gone: string[] = []
    const present = await readPresent(run, rows)
    for (const row of rows) {
      const now = present.get(row.record)
      const done = now !== undefined && (await takeBack(run, { row, now, state, draft }))
      if (done) undone++
      else kept.push({ entity: row.entity, id: row.record, why: now ? 'changed' : 'gone' })
      if (done && row.verb === 'create') gone.push(row.record)
    }
    // A record that is gone is no longer what a row of the source stands for: importing it again makes it anew.
    if (gone.length > 0) {
      draft.extra.push({
        sql: `delete from kernel_external where record in (${gone.map(() => '?').join(', ')})`,
        parameters: gone,
      })
    }
    draft.journal = run.batch
    draft.partOf = anyRefKey({ entity: batchEntity.name, id: run.batch })
    const counts = { undone: state.counts.undone + undone, kept: state.counts.kept + kept.length }
    const next = { ...state, before, size: Math.min(most, state.size * 2), counts, list: listed(state, kept) }
    return { state: next, progress: doneOf(next), done: false }
  },
  async refused(run, { state }, error) {
    if (state.size > 1) {
      const next = { ...state, size: Math.ceil(state.size / 2) }
      return { state: next, progress: doneOf(next) }
    }
    const found = await nextJournaled(run, state)
    if (!found) return undefined
    const counts = { ...state.counts, kept: state.counts.kept + 1 }
    const { code } = describeError(error)
    const refused = found.rows.map(row => ({ entity: row.entity, id: row.record, why: code }))
    const next = { ...state, before: found.before, counts, list: listed(state, refused) }
    return { state: next, progress: doneOf(next) }
  },
}

function listed({ list = [] }: UndoState, kept: readonly Kept[]): Kept[] {
  return [...list, ...kept].slice(0, mostListed)
}

function doneOf({ counts }: UndoState): number {
  return counts.undone + counts.kept
}

/** The last rows that were not looked at, all of one change. */
async function nextJournaled(
  { kernel }: BatchRun,
  { undo, before, size }: UndoState,
): Promise<{ rows: Journaled[]; before: UndoState['before'] } | undefined> {
  let at = before
  for (;;) {
    const [change] = await kernel.dialect.all({
      sql: `select change, first, last from kernel_batch_change where batch = ? ${at === null ? '' : at[1] === null ? 'and first < ?' : 'and first <= ?'} order by first desc limit 1`,
      parameters: at === null ? [undo] : [undo, at[0]],
    })
    if (!change) return undefined
    const first = String(change.first)
    const last = at?.[1] ?? String(change.last)
    const rows = await kernel.dialect.all({
      sql: 'select id, entity, record, version, verb, diff from kernel_audit where id > ? and id < ? and change = ? order by id desc limit ?',
      parameters: [first, last, String(change.change), size],
    })
    const end = rows.at(-1)
    if (!end) {
      at = [first, null]
      continue
    }
    const journaled = rows.map(row => ({
      audit: String(row.id),
      entity: String(row.entity),
      record: String(row.record),
      version: Number(row.version),
      verb: String(row.verb),
      diff: JSON.parse(String(row.diff ?? '{}')),
    }))
    return { rows: journaled, before: rows.length < size ? [first, null] : [first, String(end.id)] }
  }
}

/** The records as they are now; those that are gone are not among them. Batches and the like are left alone. */
async function readPresent({ kernel }: BatchRun, rows: readonly Journaled[]): Promise<Map<string, RecordValues>> {
  const present = new Map<string, RecordValues>()
  for (const entity of new Set(rows.map(row => row.entity))) {
    const model = kernel.models.get(entity)
    if (!model || model.plugin === 'kernel') continue
    const ids = [...new Set(rows.filter(row => row.entity === entity).map(row => row.record))]
    for (const record of await readMany(kernel, { model, actor: systemActor, ids }))
      present.set(String(record.id), record)
  }
  return present
}

interface TakeBack {
  readonly row: Journaled
  readonly now: RecordValues
  readonly state: UndoState
  readonly draft: Draft
}

/** Takes one write back as a write of the actor; whether all of it was. */
async function takeBack(run: BatchRun, { row, now, state, draft }: TakeBack): Promise<boolean> {
  const model = run.kernel.models.get(row.entity)
  if (!model) return false
  if (row.verb === 'create') {
    const untouched = now.version === row.version || (await onlyBatches(run, row, state))
    if (!untouched && !state.changedToo) return false
    addRemoval(draft, model, row.record, 'delete', null)
    return true
  }
  if (row.verb !== 'update') return false
  const set: RecordValues = {}
  for (const [field, [before, after]] of Object.entries(row.diff)) {
    const same = JSON.stringify(now[field] ?? null) === JSON.stringify(after ?? null)
    if ((same || state.changedToo) && model.fields.has(field)) set[field] = before
  }
  if (Object.keys(set).length > 0) addUpdate(draft, model, row.record, set, null)
  return Object.keys(set).length === Object.keys(row.diff).length
}

/** Whether all that happened to a record since it was made is what the batch did, or its undoing. */
async function onlyBatches({ kernel, batch }: BatchRun, row: Journaled, state: UndoState): Promise<boolean> {
  const others = await kernel.dialect.all({
    sql: `select a.id from kernel_audit a where a.entity = ? and a.record = ? and a.version > ?
      and not exists (select 1 from kernel_batch_change c where c.change = a.change and c.batch in (?, ?)) limit 1`,
    parameters: [row.entity, row.record, row.version, state.undo, batch],
  })
  return others.length === 0
}
