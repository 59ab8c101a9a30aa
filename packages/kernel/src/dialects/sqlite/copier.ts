import { parentPort, workerData } from 'node:worker_threads'
import { type ConnectionOptions, openForReading } from './connection.ts'
import { messageOf } from './map-error.ts'

/** What the thread that copies is told. */
export interface CopyOptions extends ConnectionOptions {
  readonly target: string
}

/**
 * All pages in one step: a copy in several begins anew whenever somebody writes in between. Answers '' or what failed.
 */
async function copy({ target, ...options }: CopyOptions): Promise<string> {
  try {
    const connection = openForReading(options)
    await connection.backup(target, { progress: () => 0x7fffffff })
    connection.close()
    return ''
  } catch (error) {
    return messageOf(error)
  }
}

parentPort?.postMessage(await copy(workerData as CopyOptions))
