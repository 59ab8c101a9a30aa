import { Worker } from 'node:worker_threads'
import { threadEntry } from '../../thread-entry.ts'
import type { ConnectionOptions } from './connection.ts'

/**
 * All that SQLite finds wrong with its file, up to a hundred findings: on a thread of its own, with a connection of its
 * own. One that has read a search index before checks it by what it remembers, and finds damage that is not there.
 */
export function checkFile(options: ConnectionOptions): Promise<string[]> {
  const entry = threadEntry('dialects/sqlite/checker')
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry, { workerData: options, execArgv: [] })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => resolve(['its check ended unexpectedly']))
  })
}
