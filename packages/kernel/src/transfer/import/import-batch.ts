import { importFile, importRun, type Json, type Row } from '@kith/sdk'
import type { BatchKind, BatchRun, Checkpoint, Slice } from '../../batches/kinds.ts'
import { compileChange } from '../../change/compile.ts'
import { createDraft, type Draft } from '../../change/draft.ts'
import { modelOf } from '../../data/data-for.ts'
import { readMany } from '../../data/read-records.ts'
import { runSaving } from '../../hooks/run-saving.ts'
import type { Kernel } from '../../kernel.ts'
import { anyRefKey } from '../../model/any-ref.ts'
import { systemActor } from '../../rights/rights.ts'
import { rowsPath } from '../files.ts'
import { readRows } from '../stage/rows-file.ts'
import { fillRefs, forgetDryIds } from './finish.ts'
import { type FileFacts, type ImportedFile, type PlannedFile, planFile } from './plan.ts'
import { readCells } from './read-cells.ts'
import { problemsOfError } from './row-problem.ts'
import { type ImportState, mostRows, plus } from './state.ts'
import { problemStep, writeRows } from './write-rows.ts'

/** An import as it is worked off. */
export interface Importing {
  readonly plans: readonly PlannedFile[]
  readonly source: string
  readonly dryRun: boolean
  readonly total: number
}

/** Imports rows, some hundred a slice: everything that a slice writes goes through the one commit, as any write does. */
export function importBatch(): BatchKind<ImportState> {
  // What an import is does not change: it is read once in a process.
  const known = new Map<string, Promise<Importing>>()
  const importingOf = (run: BatchRun, id: string): Promise<Importing> => {
    const found = known.get(id) ?? readImport(run.kernel, id, run.actor.zone)
    if (known.size > 20) known.clear()
    known.set(id, found)
    found.catch(() => known.delete(id))
    return found
  }
  return {
    async slice(run, state, draft) {
      const importing = await importingOf(run, state.import)
      if (state.phase === 'refs') return await fillRefs(run, importing, state, draft)
      if (state.phase === 'clean') return await forgetDryIds(run, importing, state, draft)
      return await rowsSlice(run, importing, state, draft)
    },
    async refused(run, { state, progress }, error, draft) {
      if (state.phase !== 'rows') return undefined
      if (state.size > 1) return { state: { ...state, size: Math.ceil(state.size / 2) }, progress }
      const importing = await importingOf(run, state.import)
      return await rejectOne(run, importing, state, error, draft)
    },
  }
}

async function readImport(kernel: Kernel, id: string, zone: string): Promise<Importing> {
  const [row] = await readMany(kernel, { model: modelOf(kernel, importRun), actor: systemActor, ids: [id] })
  const { files, source, dryRun } = row as unknown as Row<typeof importRun>
  const ids = files.map(file => file.file)
  const facts = await readMany(kernel, { model: modelOf(kernel, importFile), actor: systemActor, ids })
  const factsOf = new Map(facts.map(fact => [String(fact.id), fact as unknown as FileFacts & { rows: number }]))
  return {
    plans: files.map((file, i) =>
      planFile(kernel, file as ImportedFile, factsOf.get(file.file) as FileFacts, zone, `files.${i}`),
    ),
    source,
    dryRun: dryRun === true,
    total: files.reduce((sum, file) => sum + (factsOf.get(file.file)?.rows ?? 0), 0),
  }
}

/** Under which name a dry run keeps the ids that it met. */
export function drySource(batch: string): string {
  return `dry run ${batch}`
}

async function rowsSlice(
  run: BatchRun,
  importing: Importing,
  state: ImportState,
  draft: Draft,
): Promise<Slice<ImportState>> {
  const { kernel, batch, actor } = run
  const { plans, dryRun, total } = importing
  const file = state.order[state.step]
  const plan = file === undefined ? undefined : plans[file]
  if (file === undefined || !plan) {
    return {
      state: { ...state, phase: 'refs', size: mostRows, row: 0, offset: 0 },
      progress: total,
      total,
      done: false,
    }
  }
  const page = await readRows(rowsPath(kernel, plan.file), state.offset, state.size)
  if (page.rows.length === 0) {
    const next = { ...state, step: state.step + 1, offset: 0, row: 2, size: mostRows }
    return { state: next, progress: doneOf(state), total, done: false }
  }
  const rows = page.rows.map(({ cells, offset }, i) => readCells(plan, cells, state.row + i, offset))
  const target = dryRun ? createDraft(kernel) : draft
  const counts = await writeRows(rows, {
    run,
    plan,
    file,
    source: dryRun ? drySource(batch) : importing.source,
    known: importing.source,
    sources: dryRun ? [importing.source, drySource(batch)] : [importing.source],
    mayCome: entity => plans.some(other => other.model.name === entity && other.external !== undefined),
    dryRun,
    draft: target,
  })
  if (dryRun) {
    // What taps and rights say is asked for as well; then only what was learnt is kept.
    await runSaving(kernel, actor, target)
    compileChange(kernel, actor, target)
    draft.extra.push(...target.extra)
  } else {
    draft.journal = batch
    draft.partOf = anyRefKey({ entity: importRun.name, id: state.import })
  }
  const next = {
    ...state,
    offset: page.next,
    row: state.row + rows.length,
    size: Math.min(mostRows, state.size * 2),
    counts: plus(state.counts, counts),
  }
  return { state: next, progress: doneOf(next), total, done: false }
}

function doneOf({ counts }: ImportState): number {
  return counts.created + counts.updated + counts.skipped + counts.rejected
}

/** The one row that could not be written: kept with its reason, and gone past. */
async function rejectOne(
  { kernel, batch }: BatchRun,
  { plans }: Importing,
  state: ImportState,
  error: unknown,
  draft: Draft,
): Promise<Checkpoint<ImportState> | undefined> {
  const file = state.order[state.step]
  const plan = file === undefined ? undefined : plans[file]
  if (file === undefined || !plan) return undefined
  const page = await readRows(rowsPath(kernel, plan.file), state.offset, 1)
  if (page.rows.length === 0) return undefined
  draft.extra.push(
    problemStep(batch, file, { number: state.row, place: state.offset, problems: problemsOfError(error, plan) }),
  )
  const counts = plus(state.counts, { created: 0, updated: 0, skipped: 0, rejected: 1 })
  const next = { ...state, offset: page.next, row: state.row + 1, counts }
  return { state: next, progress: doneOf(next) }
}

/** What the batch says at its end. */
export function resultOf(state: ImportState): Json {
  return { ...state.counts }
}
