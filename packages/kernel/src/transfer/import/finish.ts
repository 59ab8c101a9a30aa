import { importRun } from '@kith/sdk'
import type { BatchRun, Slice } from '../../batches/kinds.ts'
import { addUpdate, type Draft } from '../../change/draft.ts'
import { anyRefKey } from '../../model/any-ref.ts'
import { drySource, type Importing, resultOf } from './import-batch.ts'
import { findExternal } from './lookups.ts'
import type { PlannedColumn } from './plan.ts'
import { unknownRef } from './resolve-refs.ts'
import type { RowProblem } from './row-problem.ts'
import type { ImportState } from './state.ts'
import { problemStep } from './write-rows.ts'

interface Later {
  readonly file: number
  readonly row: number
  readonly place: number
  readonly record: string
  readonly external: string
  readonly column: PlannedColumn
}

/** Fills in refs to records that came later than the row that names them. What never came is told of; its row stays. */
export async function fillRefs(
  run: BatchRun,
  importing: Importing,
  state: ImportState,
  draft: Draft,
): Promise<Slice<ImportState>> {
  const { kernel, actor, batch } = run
  const { dryRun, total, plans, source } = importing
  const page = { progress: total, total }
  const waiting = await readLater(run, importing, state)
  if (waiting.length === 0) {
    if (dryRun) return { ...page, state: { ...state, phase: 'clean' }, done: false }
    return { ...page, state, done: true, result: resultOf(state) }
  }
  const sources = dryRun ? [source, drySource(batch)] : [source]
  const missing = new Map<string, { file: number; number: number; place: number; problems: RowProblem[] }>()
  for (const column of new Set(waiting.map(one => one.column))) {
    const mine = waiting.filter(one => one.column === column)
    const model = column.ref?.target
    const own = plans[mine[0]?.file ?? 0]?.model
    if (!model || !own) continue
    const externals = [...new Set(mine.map(one => one.external))]
    const found = await findExternal(kernel, { actor, sources, model, externals })
    const dry = dryRun ? await externalsOf(run, model.name, externals) : new Set<string>()
    for (const one of mine) {
      const target = found.get(one.external)
      if (target && !dryRun) addUpdate(draft, own, one.record, { [column.field.name]: target.id }, null)
      else if (!target && !dry.has(one.external)) {
        const key = `${one.file} ${one.row}`
        const row = missing.get(key) ?? { file: one.file, number: one.row, place: one.place, problems: [] }
        row.problems.push(unknownRef(column, one.external))
        missing.set(key, row)
      }
    }
  }
  for (const row of missing.values()) draft.extra.push(problemStep(batch, row.file, row, false))
  for (const one of waiting) {
    draft.extra.push({
      sql: 'delete from kernel_import_later where batch = ? and file = ? and row_number = ? and field = ?',
      parameters: [batch, one.file, one.row, one.column.field.name],
    })
  }
  if (!dryRun) {
    draft.journal = batch
    draft.partOf = anyRefKey({ entity: importRun.name, id: state.import })
  }
  return { ...page, state, done: false }
}

async function readLater({ kernel, batch }: BatchRun, { plans }: Importing, { size }: ImportState): Promise<Later[]> {
  const rows = await kernel.dialect.all({
    sql: 'select file, row_number, place, field, record, external from kernel_import_later where batch = ? order by file, row_number, field limit ?',
    parameters: [batch, size],
  })
  return rows.flatMap(row => {
    const file = Number(row.file)
    const column = plans[file]?.columns.find(c => c.ref && c.field.name === row.field)
    const [number, place] = [Number(row.row_number), Number(row.place)]
    const one = { file, row: number, place, record: String(row.record), external: String(row.external) }
    return column ? [{ ...one, column }] : []
  })
}

/** In a dry run the records themselves are not there: that their ids were met is enough. */
async function externalsOf({ kernel, batch }: BatchRun, entity: string, externals: readonly string[]) {
  const rows = await kernel.dialect.all({
    sql: `select external from kernel_external where source = ? and entity = ? and external in (${externals.map(() => '?').join(', ')})`,
    parameters: [drySource(batch), entity, ...externals],
  })
  return new Set(rows.map(row => String(row.external)))
}

const atOnce = 1000

/** Takes away what a dry run has kept of ids. */
export async function forgetDryIds(
  { kernel, batch }: BatchRun,
  { total }: Importing,
  state: ImportState,
  draft: Draft,
): Promise<Slice<ImportState>> {
  const source = drySource(batch)
  const rows = await kernel.dialect.all({
    sql: 'select entity, external from kernel_external where source = ? limit ?',
    parameters: [source, atOnce],
  })
  for (const entity of new Set(rows.map(row => String(row.entity)))) {
    const externals = rows.filter(row => row.entity === entity).map(row => String(row.external))
    draft.extra.push({
      sql: `delete from kernel_external where source = ? and entity = ? and external in (${externals.map(() => '?').join(', ')})`,
      parameters: [source, entity, ...externals],
    })
  }
  const done = rows.length < atOnce
  return { state, progress: total, total, done, ...(done ? { result: resultOf(state) } : {}) }
}
