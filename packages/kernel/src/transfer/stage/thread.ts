import { parentPort, workerData } from 'node:worker_threads'
import { KithError } from '@kith/sdk'
import { type Staged, type StageOptions, stageFile } from './stage-file.ts'

/** What the thread says when it is done. */
export type StageAnswer =
  | { readonly staged: Staged }
  | { readonly code: string; readonly message: string; readonly details: Readonly<Record<string, unknown>> }

async function answer(): Promise<StageAnswer> {
  try {
    return { staged: await stageFile(workerData as StageOptions) }
  } catch (error) {
    if (error instanceof KithError) return { code: error.code, message: error.message, details: error.details }
    const message = error instanceof Error ? error.message : String(error)
    return { code: 'KITH_IMPORT_READ', message: `The file could not be read: ${message}`, details: {} }
  }
}

parentPort?.postMessage(await answer())
