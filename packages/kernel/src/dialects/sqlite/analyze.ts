import { Worker } from 'node:worker_threads'
import { threadEntry } from '../../thread-entry.ts'
import type { Row, Statement } from '../dialect.ts'
import type { ConnectionOptions } from './connection.ts'
import type { IndexSample } from './scaled.ts'
import { readSchema } from './schema.ts'

export interface Analyzed {
  readonly connection: ConnectionOptions
  readonly all: (statement: Statement) => Promise<Row[]>
  readonly define: (statements: readonly Statement[]) => Promise<void>
}

/**
 * Tells SQLite what its tables hold by now. ANALYZE counts all rows of an index, however few it looks at: of large tables it
 * would hold the writer for seconds. What it says of a part of these is put where its own findings stand (ADR 0013).
 */
export async function analyze({ connection, all, define }: Analyzed): Promise<void> {
  const samples = await sample(connection)
  const sampled = new Set(samples.map(({ table }) => table))
  for (const { name } of await readSchema(all)) {
    if (!sampled.has(name)) await define([statement(`analyze "${name}"`)])
  }
  // Connections that are open learn of it only when the schema changes, and what ANALYZE finds has no table before its first.
  await define([
    statement('create table "kernel_analyzed" (at text)'),
    statement('analyze "kernel_analyzed"'),
    ...[...sampled].flatMap(table =>
      ['1', '4'].map(kind => statement(`delete from sqlite_stat${kind} where tbl = ?`, [table])),
    ),
    ...samples.flatMap(({ table, index, stat, values }) => [
      statement('insert into sqlite_stat1 (tbl, idx, stat) values (?, ?, ?)', [table, index, stat]),
      ...values.map(({ neq, nlt, ndlt, sample }) =>
        statement('insert into sqlite_stat4 (tbl, idx, neq, nlt, ndlt, sample) values (?, ?, ?, ?, ?, ?)', [
          table,
          index,
          neq,
          nlt,
          ndlt,
          sample,
        ]),
      ),
    ]),
    statement('drop table "kernel_analyzed"'),
  ])
}

function sample(options: ConnectionOptions): Promise<IndexSample[]> {
  const entry = threadEntry('dialects/sqlite/sampler')
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry, { workerData: options, execArgv: [] })
    worker.once('message', (found: IndexSample[] | string) =>
      typeof found === 'string' ? reject(new Error(found)) : resolve(found),
    )
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the thread that samples tables ended unexpectedly')))
  })
}

function statement(sql: string, parameters: Statement['parameters'] = []): Statement {
  return { sql, parameters }
}
