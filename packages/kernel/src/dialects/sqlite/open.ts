import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Dialect } from '../dialect.ts'
import { analyze } from './analyze.ts'
import { checkFile } from './check-file.ts'
import { openCommitQueue } from './commit-queue.ts'
import type { ConnectionOptions } from './connection.ts'
import { copyDatabase } from './copy.ts'
import { ddl } from './ddl.ts'
import { compileOnly } from './query.ts'
import { openReadPool } from './read-pool.ts'
import { roomOf } from './room.ts'
import { readSchema } from './schema.ts'
import { scrubFiles } from './scrub.ts'
import { ftsIndex } from './search.ts'
import { closed } from './thread.ts'
import { ownThreads, type Threads } from './threads.ts'

export interface SqliteOptions {
  /** Threads that read. Default 2. */
  readonly readers?: number
  /** Milliseconds to wait for another process that holds the database. Default 10,000. */
  readonly busyTimeout?: number
  /** Where its threads come from. Default: each is started for it and ends with it. */
  readonly threads?: Threads
}

/** Opens, or creates, the database in a file. */
export function openFile(file: string, options: SqliteOptions = {}): Promise<Dialect> {
  return assemble({ file, busyTimeout: options.busyTimeout ?? 10_000, durable: true }, options)
}

/** For tests: a file in a folder of its own that goes when it is closed. Same threads, same locks, no fsync. */
export async function openTemporary(options: SqliteOptions = {}): Promise<Dialect> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const connection = { file: join(folder, 'memory.db'), busyTimeout: options.busyTimeout ?? 10_000, durable: false }
    const dialect = await assemble(connection, options)
    return { ...dialect, close: () => dialect.close().finally(remove) }
  } catch (error) {
    await remove()
    throw error
  }
}

async function assemble(
  connection: ConnectionOptions,
  { readers = 2, threads = ownThreads }: SqliteOptions,
): Promise<Dialect> {
  const writing = openCommitQueue(connection, threads)
  const pool = await openReadPool(connection, Math.max(1, readers), writing, threads).catch(async error => {
    await writing.then(writer => writer.close())
    throw error
  })
  const writer = await writing
  const backups = new Set<Promise<void>>()
  let closing: Promise<void> | undefined

  return {
    name: 'sqlite',
    query: compileOnly(),
    search: ftsIndex,
    ddl,
    all: (statement, options) => whileOpen(() => pool.all(statement, options)),
    commit: program => whileOpen(() => writer.commit(program)),
    define: statements => whileOpen(() => writer.define(statements).then(pool.forget)),
    analyze: () => whileOpen(analyzeAll),
    scrub: () => whileOpen(scrub),
    schema: table => whileOpen(() => readSchema(pool.all, table)),
    backup: file => whileOpen(() => backup(file)),
    alone: work => whileOpen(work),
    room: () => whileOpen(() => roomOf(connection.file)),
    check: () => whileOpen(() => checkFile(connection)),
    close() {
      closing ??= shut()
      return closing
    },
  }

  function whileOpen<Result>(work: () => Promise<Result>): Promise<Result> {
    return closing ? Promise.reject(closed(connection.file)) : work()
  }

  function backup(file: string): Promise<void> {
    const copying = copyDatabase(connection, file).finally(() => backups.delete(copying))
    backups.add(copying)
    return copying
  }

  async function analyzeAll(): Promise<void> {
    await analyze({ connection, all: pool.all, define: writer.define })
    pool.forget()
  }

  async function scrub(): Promise<void> {
    const [search, samples] = await Promise.all(['kernel_search', 'sqlite_stat4'].map(hasTable))
    const sampled =
      samples && (await pool.all({ sql: 'select 1 from sqlite_stat4 limit 1', parameters: [] })).length > 0
    const steps = [
      ...(search ? ["insert into kernel_search (kernel_search) values ('optimize')"] : []),
      // Values of indexes are kept there.
      ...(sampled ? ['delete from sqlite_stat4'] : []),
    ]
    if (steps.length > 0) await writer.commit({ steps: steps.map(sql => ({ sql, parameters: [] })) })
    if (sampled) await analyzeAll()
    await scrubFiles(connection)
  }

  async function hasTable(name: string): Promise<boolean> {
    return (await pool.all({ sql: 'select 1 from sqlite_schema where name = ?', parameters: [name] })).length > 0
  }

  async function shut(): Promise<void> {
    await Promise.all([Promise.allSettled(backups), pool.close()])
    await writer.close()
  }
}
