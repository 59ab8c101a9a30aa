import { Worker } from 'node:worker_threads'
import type { ConnectionOptions } from './connection.ts'

/** Empties the write-ahead log, on a thread of its own. */
export async function scrubFiles(options: ConnectionOptions): Promise<void> {
  const entry = new URL(import.meta.url.endsWith('.ts') ? './scrubber.ts' : './scrubber.js', import.meta.url)
  const failure = await new Promise<string>((resolve, reject) => {
    const worker = new Worker(entry, { workerData: options, execArgv: [] })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  if (failure) throw new Error(failure)
}
