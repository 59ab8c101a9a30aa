import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { type ConnectionOptions, openForReading } from './connection.ts'
import { messageOf } from './map-error.ts'

/** What the thread that copies is told. */
export interface CopyOptions extends ConnectionOptions {
  readonly target: string
}

/**
 * All pages in one step: a copy in several begins anew whenever somebody writes in between. The copy
 * is checked. Answers '' or what failed.
 */
async function copy({ target, ...options }: CopyOptions): Promise<string> {
  try {
    const connection = openForReading(options)
    await connection.backup(target, { progress: () => 0x7fffffff })
    connection.close()
    return check(target)
  } catch (error) {
    return messageOf(error)
  }
}

/** A copy of what is damaged is none. It is one file, with no log beside it. */
function check(target: string): string {
  const copy = new Database(target)
  try {
    const found = copy.pragma('integrity_check(1)', { simple: true })
    copy.pragma('journal_mode = DELETE')
    return found === 'ok'
      ? ''
      : `the database is damaged (${String(found)}); restore an older backup, and look at the disk`
  } finally {
    copy.close()
  }
}

parentPort?.postMessage(await copy(workerData as CopyOptions))
