import type { Actor } from '@kith/sdk'
import type { BatchRun } from '../../batches/kinds.ts'
import { addCreate, addUpdate, type Draft } from '../../change/draft.ts'
import type { Step } from '../../dialects/dialect.ts'
import type { RecordValues } from '../../model/model.ts'
import { refuseErased } from './erased-row.ts'
import { findByField, findExternal, keyOf } from './lookups.ts'
import type { PlannedFile } from './plan.ts'
import type { ReadRow, RowRef } from './read-cells.ts'
import { refuseTwins } from './refuse-twins.ts'
import { resolveRefs } from './resolve-refs.ts'
import { problemsOfError, type RowProblem } from './row-problem.ts'
import { type ImportCounts, nothing } from './state.ts'

export interface RowsOptions {
  readonly run: BatchRun
  readonly plan: PlannedFile
  /** The file's place in the import. */
  readonly file: number
  readonly source: string
  /** Where ids are looked up that name the row itself. */
  readonly known: string
  /** Where refs are looked up: in a dry run also where its own ids are kept. */
  readonly sources: readonly string[]
  readonly mayCome: (entity: string) => boolean
  readonly dryRun: boolean
  readonly draft: Draft
}

/** Adds the writes of some rows to the draft. A row that cannot be is written down with its reasons, and nothing of it is. */
export async function writeRows(rows: readonly ReadRow[], options: RowsOptions): Promise<ImportCounts> {
  const { run, plan, draft, source, sources } = options
  const { kernel, actor } = run
  const { model } = plan
  await refuseErased(rows, options)
  const later = await resolveRefs(kernel, rows, { actor, sources, mayCome: options.mayCome })
  const present = await findPresent(rows, options)
  if (options.dryRun) await refuseTwins(rows, present, options)
  const counts = { ...nothing }
  const externals: string[][] = []
  // Rows of one slice that mean the same record are one.
  const made = new Map<string, string>()
  for (const row of rows) {
    const known = present(row)
    const keys = keysOf(row, plan)
    const twin = keys.map(key => made.get(key)).find(id => id !== undefined)
    if (known === 'several' || known === null) row.problems.push(unmatched(known, plan))
    if (row.problems.length > 0 || known === 'several') {
      counts.rejected++
      continue
    }
    const id = twin ?? (known ? String(known.id) : undefined)
    if (id === undefined ? plan.onNew === 'skip' : plan.onMatch === 'skip') {
      counts.skipped++
      continue
    }
    try {
      const record = id === undefined ? addCreate(draft, model, row.values, null) : id
      if (id !== undefined) addUpdate(draft, model, id, withoutFixed(row.values, plan), null)
      counts[id === undefined ? 'created' : 'updated']++
      for (const key of keys) made.set(key, record)
      if (row.external !== undefined && !known) externals.push([source, model.name, row.external, record])
      for (const ref of later.get(row) ?? []) draft.extra.push(laterStep(options, row, ref, record))
    } catch (error) {
      row.problems.push(...problemsOfError(error, plan))
      counts.rejected++
    }
  }
  if (externals.length > 0) draft.extra.push(externalStep(externals, draft.at.toISOString()))
  for (const row of rows) if (row.problems.length > 0) draft.extra.push(problemStep(run.batch, options.file, row))
  return counts
}

function keysOf(row: ReadRow, { match }: PlannedFile): string[] {
  const keys = row.external === undefined ? [] : [`external ${row.external}`]
  const value = match && matchValue(match, row)
  return value === undefined || !match ? keys : [...keys, `match ${keyOf(match, value)}`]
}

// What cannot be changed once it is set is left as it is.
function withoutFixed(values: RecordValues, { model, defaults }: PlannedFile): RecordValues {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([name]) => !model.fields.get(name)?.field.options.fixed && !Object.hasOwn(defaults, name),
    ),
  )
}

function unmatched(known: 'several' | null, { match }: PlannedFile): RowProblem {
  if (known === 'several') {
    return { path: match?.name ?? '', code: 'match.several', message: 'Several records match this row.' }
  }
  // What was erased or deleted does not come back by importing it again.
  return {
    path: 'externalId',
    code: 'match.gone',
    message: 'The record that came from this row was deleted, or may not be seen.',
  }
}

type Present = (row: ReadRow) => RecordValues | 'several' | null | undefined

async function findPresent(rows: readonly ReadRow[], { run, plan, known }: RowsOptions): Promise<Present> {
  const { kernel, actor } = run
  const { model, match } = plan
  const externals = rows.flatMap(row => (row.external === undefined ? [] : [row.external]))
  const byExternal = await findExternal(kernel, { actor, sources: [known], model, externals: [...new Set(externals)] })
  const values = match ? rows.map(row => matchValue(match, row)).filter(value => value !== undefined) : []
  const byMatch = match
    ? await findByField(kernel, { actor: actor as Actor, model, field: match, values: [...new Set(values)] })
    : undefined
  return row => {
    const known = row.external === undefined ? undefined : byExternal.get(row.external)
    if (known !== undefined || !match || !byMatch) return known
    const value = matchValue(match, row)
    return value === undefined ? undefined : byMatch.get(keyOf(match, value))
  }
}

function matchValue(match: NonNullable<PlannedFile['match']>, row: ReadRow): unknown {
  const value = row.values[match.name]
  if (value === undefined || value === null) return undefined
  const parsed = match.schema().safeParse(value)
  return parsed.success ? parsed.data : undefined
}

function externalStep(rows: readonly (readonly string[])[], at: string): Step {
  return {
    sql: `insert into kernel_external (source, entity, external, record, at) values ${rows.map(() => '(?, ?, ?, ?, ?)').join(', ')} on conflict do nothing`,
    parameters: rows.flatMap(row => [...row, at]),
  }
}

function laterStep({ run, file }: RowsOptions, row: ReadRow, { column, text }: RowRef, record: string): Step {
  return {
    sql: 'insert into kernel_import_later (batch, file, row_number, place, field, record, external) values (?, ?, ?, ?, ?, ?, ?)',
    parameters: [run.batch, file, row.number, row.place, column.field.name, record, text],
  }
}

/** What was wrong with a row; said again, it is replaced. */
export function problemStep(
  batch: string,
  file: number,
  row: Pick<ReadRow, 'number' | 'place' | 'problems'>,
  rejected = true,
): Step {
  return {
    sql: 'insert into kernel_import_problem (batch, file, row_number, place, rejected, problems) values (?, ?, ?, ?, ?, ?) on conflict (batch, file, row_number) do update set problems = excluded.problems',
    parameters: [batch, file, row.number, row.place, rejected ? 1 : 0, JSON.stringify(row.problems)],
  }
}
