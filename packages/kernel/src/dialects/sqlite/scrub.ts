import { Worker } from 'node:worker_threads'
import { threadEntry } from '../../thread-entry.ts'
import type { ConnectionOptions } from './connection.ts'

/** Empties the write-ahead log, on a thread of its own. */
export async function scrubFiles(options: ConnectionOptions): Promise<void> {
  const entry = threadEntry('dialects/sqlite/scrubber')
  const failure = await new Promise<string>((resolve, reject) => {
    const worker = new Worker(entry, { workerData: options, execArgv: [] })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  if (failure) throw new Error(failure)
}
