import { parentPort, workerData } from 'node:worker_threads'
import { type ConnectionOptions, openForReading } from './connection.ts'
import { messageOf } from './map-error.ts'

function check(options: ConnectionOptions): string[] {
  try {
    const connection = openForReading(options)
    const rows = connection.pragma('integrity_check(100)') as { readonly integrity_check: string }[]
    connection.close()
    return rows.map(row => row.integrity_check).filter(text => text !== 'ok')
  } catch (error) {
    return [messageOf(error)]
  }
}

parentPort?.postMessage(check(workerData as ConnectionOptions))
