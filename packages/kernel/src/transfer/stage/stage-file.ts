import { closeSync, openSync, readSync, renameSync, rmSync } from 'node:fs'
import type { Encoding } from './encoding.ts'
import { type StageLimits, unreadable } from './limits.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { rowsWriter } from './rows-file.ts'

export interface StageOptions {
  /** The file as it came. */
  readonly source: string
  /** Where its rows go; there only when all are. */
  readonly target: string
  readonly limits: StageLimits
}

/** What is known of a file once it was read. */
export interface Staged {
  readonly format: 'csv' | 'xlsx'
  readonly encoding?: Encoding
  readonly delimiter?: string
  /** The headings; one that is empty is called by its number. */
  readonly columns: readonly string[]
  /** Without the headings. */
  readonly rows: number
  /** The first rows. */
  readonly sample: readonly (readonly string[])[]
}

const sampled = 100

/** Reads a whole file once and keeps its rows where they can be read from any place on. Throws `KITH_IMPORT_FILE`. */
export async function stageFile({ source, target, limits }: StageOptions): Promise<Staged> {
  const part = `${target}.part`
  const writer = rowsWriter(part)
  let columns: string[] | undefined
  let rows = 0
  const sample: string[][] = []
  const onRecord = (cells: string[]): void => {
    if (!columns) {
      columns = cells.map((cell, i) => cell.trim() || `#${i + 1}`)
      return
    }
    writer.write(cells)
    if (rows++ < sampled) sample.push(cells)
  }
  try {
    const isBook = isZip(source)
    const csv = isBook ? await readXlsx(source, { limits, onRecord }) : readCsv(source, { limits, onRecord })
    if (!columns) throw unreadable('empty', 'The file has no rows.')
    writer.close()
    renameSync(part, target)
    return { format: isBook ? 'xlsx' : 'csv', ...csv, columns, rows, sample }
  } catch (error) {
    writer.close()
    rmSync(part, { force: true })
    throw error
  }
}

function isZip(path: string): boolean {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(4)
    readSync(file, head, 0, 4, 0)
    return head.equals(Buffer.from([0x50, 0x4b, 3, 4])) || head.equals(Buffer.from([0x50, 0x4b, 5, 6]))
  } finally {
    closeSync(file)
  }
}
