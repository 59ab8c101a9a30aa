import { KithError } from '@kith/sdk'
import type { Dialect } from '../dialect.ts'
import { alone } from './alone.ts'
import { backup } from './backup.ts'
import { buildIndex } from './build-index.ts'
import { createCommitter, reach } from './commit.ts'
import { ddl } from './ddl.ts'
import { define } from './define.ts'
import { createPeers } from './peers.ts'
import type { PoolConfig } from './pool.ts'
import { ownPools, type Pools } from './pools.ts'
import { compileOnly } from './query.ts'
import { createReader } from './read.ts'
import { databaseSize, readIndexColumns, readSchema, unfinishedIndexes } from './schema.ts'
import { scrub } from './scrub.ts'
import { tsvectorIndex } from './search.ts'
import { readUrl } from './url.ts'

export interface PostgresOptions {
  /** Connections that read. Default 6. */
  readonly readers?: number
  /** Connections that write. Default 10. */
  readonly writers?: number
  /** Milliseconds to wait for a server that cannot be reached, and for a lock. Default 10,000. */
  readonly busyTimeout?: number
  /** Where its connections come from. Default: they are made for it and end with it. */
  readonly pools?: Pools
}

/** A plan that was made for a small table and kept reads all of it when it has grown: each is made for its values. */
const settings = '-c plan_cache_mode=force_custom_plan'

/** Opens the database that a `postgres://` URL names; it has to be there, its tables need not. */
export async function openPostgres(url: string, options: PostgresOptions = {}): Promise<Dialect> {
  const { readers = 6, writers = 10, busyTimeout = 10_000, pools = ownPools } = options
  const { where, options: given, connection } = readUrl(url)
  const config: PoolConfig = {
    connectionString: connection,
    options: `${given} ${settings}`.trim(),
    application_name: 'kith',
    connectionTimeoutMillis: busyTimeout,
  }
  const toWrite: PoolConfig = { ...config, max: Math.max(2, writers), lock_timeout: busyTimeout }
  const toRead: PoolConfig = {
    ...config,
    max: Math.max(1, readers),
    options: `${config.options} -c default_transaction_read_only=on`,
  }
  const writing = pools.take(toWrite)
  const reading = pools.take(toRead)
  const link = { where, patience: busyTimeout }
  const write = { ...link, pool: writing }
  const read = createReader({ ...link, pool: reading, stopper: writing })
  const peers = createPeers({ config, pool: writing })
  const known = new Map<string, Promise<string[]>>()
  const commit = createCommitter({ ...write, columnsOf })
  const underWay = new Set<Promise<unknown>>()
  let closing: Promise<void> | undefined

  try {
    ;(await reach(write)).release()
  } catch (error) {
    await giveBack()
    throw error
  }

  return {
    name: 'postgres',
    query: compileOnly(),
    ddl,
    search: tsvectorIndex,
    peers,
    all: (statement, readOptions) => whileOpen(() => read(statement, readOptions)),
    commit: program => whileOpen(() => commit(program)),
    isCrowded: writing.isCrowded,
    define: statements => whileOpen(() => define(write, statements)),
    buildIndex: (table, index) => whileOpen(() => buildIndex(write, table, index)),
    scrub: () => whileOpen(() => scrub(write)),
    schema: table => whileOpen(() => readSchema(read, table)),
    backup: file => whileOpen(() => backup(writing, file)),
    room: () => whileOpen(() => databaseSize(read)),
    check: () => whileOpen(() => unfinishedIndexes(read)),
    alone: work => whileOpen(() => alone(write, work)),
    close() {
      closing ??= shut()
      return closing
    },
  }

  function whileOpen<Result>(work: () => Promise<Result>): Promise<Result> {
    if (closing) {
      return Promise.reject(
        new KithError('KITH_DATABASE_CLOSED', `The database ${where.database} on ${where.host} is closed.`, {
          ...where,
        }),
      )
    }
    const result = work()
    underWay.add(result)
    const done = () => underWay.delete(result)
    result.then(done, done)
    return result
  }

  function columnsOf(schema: string, index: string): Promise<string[]> {
    const key = `${schema}.${index}`
    const found = known.get(key) ?? readIndexColumns(read, schema, index)
    known.set(key, found)
    found.catch(() => known.delete(key))
    return found
  }

  async function shut(): Promise<void> {
    await Promise.allSettled(underWay)
    await peers.close()
    await giveBack()
  }

  async function giveBack(): Promise<void> {
    await Promise.all([pools.giveBack(toWrite, writing), pools.giveBack(toRead, reading)])
  }
}
