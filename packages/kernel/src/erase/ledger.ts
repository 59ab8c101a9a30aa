import { appendFile, readFile } from 'node:fs/promises'
import { describeError, erasure, type RecordRef } from '@kith/sdk'
import { z } from 'zod'
import type { Dialect } from '../dialects/dialect.ts'
import type { Kernel } from '../kernel.ts'
import { anyRefOf } from '../model/any-ref.ts'

/** One erasure, as a line of JSON. It holds nothing of the person. */
export interface ErasedLine {
  readonly erasure: string
  readonly at: string
  readonly record: RecordRef
  readonly reason: string
  readonly keep: readonly RecordRef[]
}

const ref = z.object({ entity: z.string(), id: z.string() })
const shape = z.object({
  erasure: z.string(),
  at: z.string(),
  record: ref,
  reason: z.string(),
  keep: z.array(ref),
})

/** What was erased, by the file beside the database. A line that was cut off by a crash is written again. */
export async function readLedger(file: string): Promise<ErasedLine[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return text.split('\n').flatMap(line => {
    try {
      return [shape.parse(JSON.parse(line))]
    } catch {
      return []
    }
  })
}

/** What was erased, by the database itself. */
export async function readErasures(dialect: Pick<Dialect, 'all'>): Promise<ErasedLine[]> {
  const rows = await dialect.all({
    sql: 'select id, created_at, record, reason, kept from "kernel_erasure" order by id',
    parameters: [],
  })
  return rows.map(row => ({
    erasure: String(row.id),
    at: String(row.created_at),
    record: anyRefOf(row.record) as RecordRef,
    reason: String(row.reason),
    keep: JSON.parse(String(row.kept ?? '[]')) as RecordRef[],
  }))
}

/**
 * Keeps a file of erasures beside the database, for a restore: a backup does not know those that came after it. It is
 * made whole at every start and after every erasure. Answers how to stop, which waits for what is being written.
 */
export async function keepLedger(kernel: Kernel, file: string): Promise<() => Promise<void>> {
  const complete = async () => {
    const known = new Set((await readLedger(file)).map(line => line.erasure))
    const lines = (await readErasures(kernel.dialect)).filter(line => !known.has(line.erasure))
    if (lines.length === 0) return
    const text = lines.map(line => `${JSON.stringify(line)}\n`).join('')
    await appendFile(file, `\n${text}`, { mode: 0o600, flush: true })
  }
  await complete()
  let writing = Promise.resolve()
  kernel.watchers.add(({ records }) => {
    if (!records.some(({ entity }) => entity === erasure.name)) return
    writing = writing
      .then(complete)
      .catch(error => kernel.log.error('the ledger of erasures could not be written', describeError(error)))
  })
  return () => writing
}
