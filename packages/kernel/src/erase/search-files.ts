import { Worker } from 'node:worker_threads'
import { KithError } from '@kith/sdk'
import { threadEntry } from '../thread-entry.ts'
import type { Known } from './recognise.ts'

export interface SearchFiles {
  /** Folders. */
  readonly imports: string
  readonly exports: string
  readonly known: Known
}

export interface FilesFound {
  /** Uploads with rows that are empty now: how many became so, and where in the file, in bytes, all such rows are. */
  readonly staged: readonly { readonly file: string; readonly blanked: number; readonly places: readonly number[] }[]
  /** Exports that speak of the person, by their batch. */
  readonly exports: readonly string[]
}

/** Takes a person out of staged rows and finds the exports that speak of him, on a thread. Throws `KITH_ERASE_FILES`. */
export function searchFiles(options: SearchFiles): Promise<FilesFound> {
  const entry = threadEntry('erase/search-files-thread')
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry, { workerData: options, execArgv: [] })
    const fail = (why: string) =>
      reject(new KithError('KITH_ERASE_FILES', `The files of imports and exports could not be searched: ${why}`))
    worker.on('message', resolve)
    worker.on('error', error => fail(error.message))
    worker.on('exit', () => fail('its thread ended'))
  })
}
