import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Condition, type Json, KithError } from '@kith/sdk'
import type { BatchKind, BatchRun } from '../../batches/kinds.ts'
import { modelOf } from '../../data/data-for.ts'
import { readLabels, readList } from '../../data/read-records.ts'
import type { Model } from '../../model/model.ts'
import { exportPath } from '../files.ts'
import { csvLine, rowCells } from './cells.ts'
import { writeSheet } from './sheet.ts'

interface ExportState {
  readonly entity: string
  readonly where: Condition
  readonly sort: readonly string[]
  readonly columns: readonly string[]
  readonly format: 'csv' | 'xlsx'
  readonly after: string | null
  /** Bytes that are written: what stands behind them in the file is of a slice that did not end. */
  readonly bytes: number
  readonly rows: number
  readonly written: boolean
}

const page = 200
// Excel's own bound.
const sheetMost = 1_048_576

/** Writes a list to a file as its asker sees it, page by page by cursor; as a workbook by a thread at the end. */
export const exportBatch: BatchKind<ExportState> = {
  async slice(run, state) {
    if (state.written) return await finish(run, state)
    const { kernel, actor } = run
    const model = modelOf(kernel, { name: state.entity })
    const { where, sort, columns } = state
    const after = state.after ?? undefined
    const { rows, next } = await readList(kernel, { model, actor, where, sort, limit: page, after })
    const refs = columns.filter(name => model.fields.get(name)?.kind.name === 'ref')
    const labels = refs.length > 0 ? await readLabels(kernel, { model, actor, rows, refs }) : {}
    const head = state.bytes === 0 ? `\ufeff${csvLine(columns.map(name => headingOf(run, model, name)))}` : ''
    const text = head + rows.map(row => csvLine(rowCells(model, row, columns, labels))).join('')
    const bytes = await append(exportPath(kernel, run.batch), state.bytes, text)
    const done = state.rows + rows.length
    const written = next === undefined
    return { state: { ...state, after: next ?? null, bytes, rows: done, written }, progress: done, done: false }
  },
}

async function finish({ kernel, batch }: BatchRun, state: ExportState) {
  const path = exportPath(kernel, batch)
  if (state.format === 'xlsx' && state.rows >= sheetMost) {
    throw new KithError('KITH_EXPORT_ROWS', `A sheet holds ${sheetMost} rows, the headings included: export as CSV.`, {
      rows: state.rows,
    })
  }
  if (state.format === 'xlsx') await writeSheet(path, `${path}.xlsx`)
  const result: Json = { rows: state.rows, format: state.format }
  return { state, progress: state.rows, total: state.rows, done: true, result }
}

/** A column is called by its field's label in the asker's language, so that importing the file again knows it. */
function headingOf({ kernel, actor }: BatchRun, model: Model, name: string): string {
  const key = `${model.name}.${name}`
  const texts = kernel.custom.locales[actor.locale] ?? kernel.custom.locales[kernel.locale] ?? {}
  return texts[key] ?? kernel.custom.locales.en?.[key] ?? name
}

/** Writes at a place and answers where the file ends: done again from the same place, it is the same file. */
async function append(path: string, at: number, text: string): Promise<number> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, at === 0 ? 'w' : 'r+', 0o600)
  try {
    await file.truncate(at)
    const bytes = Buffer.from(text)
    await file.write(bytes, 0, bytes.length, at)
    await file.sync()
    return at + bytes.length
  } finally {
    await file.close()
  }
}
