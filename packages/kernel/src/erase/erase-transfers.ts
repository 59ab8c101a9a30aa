import { batch, importFile, importRun, type Row } from '@kith/sdk'
import { addErasure, type Draft } from '../change/draft.ts'
import { modelOf } from '../data/data-for.ts'
import type { SqlValue } from '../dialects/dialect.ts'
import type { Kernel } from '../kernel.ts'
import { exportsFolder, importsFolder } from '../transfer/files.ts'
import { erasedRow } from '../transfer/import/erased-row.ts'
import type { HeldRecord } from './gather.ts'
import { mentioning } from './mentioning.ts'
import { type Known, recogniser } from './recognise.ts'
import { searchFiles } from './search-files.ts'
import { externalKey, type Mark } from './tombstones.ts'

export interface ErasedTransfers {
  /** table -> rows */
  readonly counts: ReadonlyMap<string, number>
  /** The ids of his records where they came from, to be kept as hashes. */
  readonly marks: readonly Mark[]
  /** Exports whose files must go once this is committed. */
  readonly exports: readonly string[]
}

/**
 * Takes a person out of what imports and exports keep: rows of uploads, samples, problems, ids of other systems, the
 * checkpoints of batches. An export that speaks of him ends, and its file goes.
 */
export async function eraseTransfers(
  kernel: Kernel,
  draft: Draft,
  records: readonly HeldRecord[],
  known: Known,
): Promise<ErasedTransfers> {
  const files = { imports: importsFolder(kernel), exports: exportsFolder(kernel) }
  const found = await searchFiles({ ...files, known })
  const marks = await eraseExternals(kernel, draft, records)
  const counts = new Map([
    ['files/imports', found.staged.reduce((sum, { blanked }) => sum + blanked, 0)],
    ['files/exports', found.exports.length],
    ['kernel_external', marks.length],
    ['kernel_import_problem', await eraseProblems(kernel, draft, known, found.staged)],
    ['kernel_import_file', await eraseSamples(kernel, draft, known)],
    ['kernel_batch', await eraseBatches(kernel, draft, known, found.exports)],
  ])
  return { counts, marks, exports: found.exports }
}

async function eraseExternals(kernel: Kernel, draft: Draft, records: readonly HeldRecord[]): Promise<Mark[]> {
  const ids = records.map(({ row }) => String(row.id))
  const among = `(${ids.map(() => '?').join(', ')})`
  const rows = await kernel.dialect.all({
    sql: `select source, entity, external from kernel_external where record in ${among}`,
    parameters: ids,
  })
  draft.extra.push({ sql: `delete from kernel_external where record in ${among}`, parameters: ids })
  draft.extra.push({ sql: `delete from kernel_import_later where record in ${among}`, parameters: ids })
  return rows.map(row => ({
    kind: 'external',
    value: externalKey(String(row.source), String(row.entity), String(row.external)),
  }))
}

/** That a row was refused stays told, not what it said. */
async function eraseProblems(
  kernel: Kernel,
  draft: Draft,
  known: Known,
  staged: readonly { readonly file: string; readonly places: readonly number[] }[],
): Promise<number> {
  const found = new Map<string, readonly SqlValue[]>()
  const select = "select batch, file, row_number, batch || ' ' || file || ' ' || row_number as key"
  const add = (rows: readonly Record<string, SqlValue>[]) => {
    for (const row of rows) {
      found.set(String(row.key), [row.batch as string, row.file as number, row.row_number as number])
    }
  }
  const words = [...known.emails, ...known.phones, ...known.texts]
  add(await mentioning(kernel, `${select} from kernel_import_problem`, ['problems'], words))
  for (const { file, places } of staged) {
    const runs = await mentioning(kernel, `select * from "${modelOf(kernel, importRun).table}"`, ['files'], [file])
    for (const found of runs) {
      const run = modelOf(kernel, importRun).decode(found) as unknown as Row<typeof importRun>
      const index = run.files.findIndex(one => one.file === file)
      for (let i = 0; i < places.length; i += 500) {
        const part = places.slice(i, i + 500)
        const marks = part.map(() => '?').join(', ')
        add(
          await kernel.dialect.all({
            sql: `${select} from kernel_import_problem where batch = ? and file = ? and place in (${marks})`,
            parameters: [run.batch, index, ...part],
          }),
        )
      }
    }
  }
  for (const key of found.values()) {
    draft.extra.push({
      sql: 'update kernel_import_problem set problems = ? where batch = ? and file = ? and row_number = ?',
      parameters: [JSON.stringify([erasedRow]), ...key],
    })
  }
  return found.size
}

async function eraseSamples(kernel: Kernel, draft: Draft, known: Known): Promise<number> {
  const model = modelOf(kernel, importFile)
  const isAbout = recogniser(known)
  const rows = await kernel.dialect.all({
    sql: `select * from "${model.table}" where cast(sample as text) <> '[]'`,
    parameters: [],
  })
  let erased = 0
  for (const row of rows.map(model.decode)) {
    const sample = row.sample as string[][]
    if (!sample.some(isAbout)) continue
    addErasure(draft, model, row, { sample: sample.filter(cells => !isAbout(cells)) })
    erased++
  }
  return erased
}

const open = new Set(['waiting', 'running', 'paused', 'failed'])

async function eraseBatches(kernel: Kernel, draft: Draft, known: Known, exports: readonly string[]): Promise<number> {
  const model = modelOf(kernel, batch)
  const words = [...known.emails, ...known.phones, ...known.texts.map(text => JSON.stringify(text))]
  const select = `select * from "${model.table}"`
  const speaking = await mentioning(kernel, select, ['state', 'result', 'error'], words)
  const marks = exports.map(() => '?').join(', ')
  // An empty list is no SQL on PostgreSQL.
  const writing =
    exports.length === 0
      ? []
      : await kernel.dialect.all({ sql: `${select} where id in (${marks})`, parameters: [...exports] })
  const rows = new Map([...speaking, ...writing].map(row => [String(row.id), model.decode(row)]))
  for (const row of rows.values()) {
    const isOpen = open.has(String(row.status))
    const told = row.error !== null || isOpen ? { error: erasedRow } : {}
    addErasure(draft, model, row, { state: null, result: null, ...(isOpen ? { status: 'cancelled' } : {}), ...told })
  }
  return rows.size
}
