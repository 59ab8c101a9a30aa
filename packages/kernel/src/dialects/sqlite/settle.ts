import { KithError } from '@kith/sdk'
import Database from 'better-sqlite3'
import { faultOf } from './map-error.ts'

/** What is in a file: 'damaged' where SQLite cannot read it. */
export type Settled = 'empty' | 'used' | 'damaged'

/**
 * Makes the file of a database all of it, with no log beside it. Throws `KITH_DATABASE_IN_USE` where somebody has it
 * open, also if he only waits.
 */
export function settle(file: string): Settled {
  let connection: Database.Database | undefined
  try {
    connection = new Database(file, { fileMustExist: true, timeout: 0 })
    const tables = connection.prepare('select count(*) from sqlite_schema').pluck().get()
    // Only who is alone may end the log.
    if (connection.pragma('journal_mode = DELETE', { simple: true }) !== 'delete') throw inUse(file)
    return tables === 0 ? 'empty' : 'used'
  } catch (error) {
    const fault = faultOf(error)?.fault
    if (fault === 'KITH_DATABASE_CORRUPT') return 'damaged'
    throw fault === 'KITH_DATABASE_BUSY' ? inUse(file) : error
  } finally {
    connection?.close()
  }
}

function inUse(file: string): KithError {
  return new KithError(
    'KITH_DATABASE_IN_USE',
    `Another process has the database ${file} open: stop the server, and what else works on it, first.`,
    { file },
  )
}
