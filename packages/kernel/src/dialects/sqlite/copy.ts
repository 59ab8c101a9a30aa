import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { KithError } from '@kith/sdk'
import { threadEntry } from '../../thread-entry.ts'
import type { ConnectionOptions } from './connection.ts'
import type { CopyOptions } from './copier.ts'

/** Copies a database as it is at one moment into `file`, which is there only when it is whole and on the disk. */
export async function copyDatabase(options: ConnectionOptions, file: string): Promise<void> {
  const target = `${file}.part`
  try {
    await rm(target, { force: true })
    const failure = await inWorker({ ...options, target })
    if (failure) throw new Error(failure)
    await rename(target, file)
    await sync(dirname(file))
  } catch (error) {
    await rm(target, { force: true }).catch(() => undefined)
    const why = error instanceof Error ? error.message : String(error)
    throw new KithError('KITH_DATABASE_BACKUP', `No backup was written to ${file}: ${why}`, { path: file }, error)
  }
}

/** Resolves to what failed, '' where nothing did. */
function inWorker(options: CopyOptions): Promise<string> {
  const entry = threadEntry('dialects/sqlite/copier')
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry, { workerData: options, execArgv: [] })
    worker.on('message', resolve)
    worker.on('error', reject)
    worker.on('exit', () => resolve('its thread ended unexpectedly'))
  })
}

/** Makes a rename durable. Not every system lets a folder be opened; there it is so already. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}
