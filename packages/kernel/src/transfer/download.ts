import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { type Actor, batch, importFile, importRun, KithError, notFound, type Row } from '@kith/sdk'
import { modelOf } from '../data/data-for.ts'
import { readMany } from '../data/read-records.ts'
import type { Kernel } from '../kernel.ts'
import { systemActor } from '../rights/rights.ts'
import { csvLine, safeCell } from './export/cells.ts'
import { exportPath, rowsPath } from './files.ts'
import type { RowProblem } from './import/row-problem.ts'
import { readRows } from './stage/rows-file.ts'

/** A file as it leaves. */
export interface Download {
  readonly name: string
  readonly type: string
  readonly body: AsyncIterable<Uint8Array>
}

const csv = 'text/csv; charset=utf-8'

/** What an export wrote. Throws `KITH_NOT_FOUND`, `KITH_EXPORT_UNFINISHED`. */
export async function downloadExport(kernel: Kernel, actor: Actor, id: string): Promise<Download> {
  const [row] = await readMany(kernel, { model: modelOf(kernel, batch), actor, ids: [id] })
  const found = row as Row<typeof batch> | undefined
  if (found?.kind !== 'kernel.export') throw notFound(batch.name, id)
  const { format } = (found.result ?? {}) as { readonly format?: string }
  const path = exportPath(kernel, id) + (format === 'xlsx' ? '.xlsx' : '')
  if (found.status !== 'done' || !(await stat(path).catch(() => undefined))) {
    throw new KithError('KITH_EXPORT_UNFINISHED', 'This export is not written yet, or is no longer kept.', { id })
  }
  const type = format === 'xlsx' ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : csv
  return { name: `${found.title ?? 'export'}.${format ?? 'csv'}`, type, body: createReadStream(path) }
}

/** The rows of an import that were not written, or not wholly, as they came, with the reasons in further columns. */
export async function downloadRejected(kernel: Kernel, actor: Actor, id: string): Promise<Download> {
  const [row] = await readMany(kernel, { model: modelOf(kernel, importRun), actor, ids: [id] })
  const found = row as Row<typeof importRun> | undefined
  if (!found?.batch) throw notFound(importRun.name, id)
  return { name: 'rejected.csv', type: csv, body: rejectedRows(kernel, found, found.batch) }
}

async function* rejectedRows(kernel: Kernel, found: Row<typeof importRun>, work: string): AsyncGenerator<Uint8Array> {
  const ids = found.files.map(file => file.file)
  const rows = await readMany(kernel, { model: modelOf(kernel, importFile), actor: systemActor, ids })
  const files = new Map(rows.map(file => [String(file.id), file as unknown as Row<typeof importFile>]))
  yield Buffer.from('\ufeff')
  for (const [index, id] of ids.entries()) {
    const file = files.get(id)
    if (!file) continue
    let head = index === 0 ? '' : '\r\n'
    head += csvLine([...file.columns.map(safeCell), 'Kith file', 'Kith row', 'Kith problem'])
    for await (const part of problemsOf(kernel, work, index)) {
      const lines = await Promise.all(
        part.map(async ({ number, place, problems }) => {
          const { rows: cells } = await readRows(rowsPath(kernel, id), place, 1)
          const own = file.columns.map((_, i) => safeCell(cells[0]?.cells[i] ?? ''))
          return csvLine([...own, safeCell(file.name), String(number), problems.map(said).join('; ')])
        }),
      )
      yield Buffer.from(head + lines.join(''))
      head = ''
    }
  }
}

function said({ column, path, code, message }: RowProblem): string {
  return `${column ?? path}: ${message} [${code}]`
}

const page = 200

async function* problemsOf(kernel: Kernel, work: string, file: number) {
  let after = -1
  for (;;) {
    const rows = await kernel.dialect.all({
      sql: 'select row_number, place, problems from kernel_import_problem where batch = ? and file = ? and row_number > ? order by row_number limit ?',
      parameters: [work, file, after, page],
    })
    if (rows.length === 0) return
    after = Number(rows.at(-1)?.row_number)
    yield rows.map(row => ({
      number: Number(row.row_number),
      place: Number(row.place),
      problems: JSON.parse(String(row.problems)) as RowProblem[],
    }))
  }
}
