import { Worker } from 'node:worker_threads'
import { KithError } from '@kith/sdk'
import { threadEntry } from '../../thread-entry.ts'
import type { Staged, StageOptions } from './stage-file.ts'
import type { StageAnswer } from './thread.ts'

// A workbook's table of texts is the most that is kept; what needs more ends the thread and not the process.
const megabytes = 512

/** Stages a file on a thread of its own: nobody waits for it. Throws `KITH_IMPORT_FILE`, `KITH_IMPORT_READ`. */
export function stageInThread(options: StageOptions): Promise<Staged> {
  const entry = threadEntry('transfer/stage/thread')
  return new Promise((resolve, reject) => {
    const resourceLimits = { maxOldGenerationSizeMb: megabytes }
    const worker = new Worker(entry, { workerData: options, execArgv: [], resourceLimits })
    worker.on('message', (answer: StageAnswer) => {
      if ('staged' in answer) resolve(answer.staged)
      else reject(new KithError(answer.code, answer.message, answer.details))
    })
    worker.on('error', error => {
      reject(new KithError('KITH_IMPORT_READ', `The file could not be read: ${error.message}`, {}, error))
    })
    worker.on('exit', () => reject(new KithError('KITH_IMPORT_READ', 'The thread that read the file ended.')))
  })
}
