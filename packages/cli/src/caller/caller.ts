import type { Manifest } from '@kith/kernel'
import { type batch, everydayVerbs, KithError, type Row } from '@kith/sdk'

/** Runs operations: in a server that runs, or on the database itself. Throws `KithError`s. */
export interface Caller {
  call(operation: string, input?: unknown, options?: { readonly key?: string }): Promise<unknown>
  /** What the app is made of. */
  manifests(): Promise<readonly Manifest[]>
  /** Sends a file to be imported; answers its record. */
  upload(path: string): Promise<unknown>
  /** Writes what an export or the refused rows of an import came to into a file. */
  download(what: 'export' | 'rejected', id: string, path: string): Promise<void>
  /** Resolves when a batch is over or stands still. */
  work(batch: string, onProgress: (row: BatchRow) => void): Promise<BatchRow>
  close(): Promise<void>
}

/** A batch as a command follows it. */
export type BatchRow = Row<typeof batch>

export type OperationType = 'query' | 'mutation'

const changing: readonly string[] = ['create', 'update', 'delete', 'restore']

/** Whether an operation only asks. Throws `KITH_OPERATION` for one that the app does not have. */
export function typeOf(manifests: readonly Manifest[], operation: string): OperationType {
  const dot = operation.lastIndexOf('.')
  const [path, verb] = [operation.slice(0, dot), operation.slice(dot + 1)]
  if ((everydayVerbs as readonly string[]).includes(verb) && pathsOf(manifests).includes(path)) {
    return changing.includes(verb) ? 'mutation' : 'query'
  }
  const declared = manifests.find(({ name }) => name === path)?.operations[verb]
  if (declared && !declared.internal) return declared.type
  throw new KithError('KITH_OPERATION', `There is no operation ${operation} in this app.`, {
    operation,
    known: operationsOf(manifests, path),
  })
}

/** Where everyday operations answer. */
export function pathsOf(manifests: readonly Manifest[]): string[] {
  return manifests.flatMap(manifest => manifest.entities.map(({ path }) => path))
}

/** The operations under a path; where there is none, the paths. */
function operationsOf(manifests: readonly Manifest[], path: string): string[] {
  const own = manifests.find(({ name }) => name === path)?.operations ?? {}
  const served = Object.keys(own).filter(verb => own[verb]?.internal === false)
  const everyday = pathsOf(manifests).includes(path) ? everydayVerbs : []
  const found = [...everyday, ...served].map(verb => `${path}.${verb}`)
  return found.length > 0 ? found : pathsOf(manifests)
}
