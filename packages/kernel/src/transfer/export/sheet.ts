import { Worker } from 'node:worker_threads'
import { KithError } from '@kith/sdk'
import { threadEntry } from '../../thread-entry.ts'

/** Makes a workbook of a CSV file, on a thread of its own. */
export function writeSheet(source: string, target: string): Promise<void> {
  const entry = threadEntry('transfer/export/sheet-thread')
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry, { workerData: { source, target }, execArgv: [] })
    const fail = (why: string) =>
      reject(new KithError('KITH_EXPORT_WRITE', `The workbook could not be written: ${why}`))
    worker.on('message', (failure: string) => (failure === '' ? resolve() : fail(failure)))
    worker.on('error', error => fail(error.message))
    worker.on('exit', () => fail('its thread ended'))
  })
}
