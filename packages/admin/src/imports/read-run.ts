import type { Api } from '../data/api.ts'
import { type Batch, type ImportFile, type Run, readBatches, readFiles } from './reads.ts'

/** An import that was begun, how far it is, and how far what takes it back is. */
export interface RunState {
  readonly run: Run
  readonly batch: Batch | undefined
  readonly undo: Batch | undefined
}

/** An import that was begun, with its files. */
export async function readRun(api: Api, id: string): Promise<RunState & { files: ReadonlyMap<string, ImportFile> }> {
  const run = await api.query<Run>('kernel.imports.get', { id })
  const names = run.files.map(({ file }) => file)
  const [files, works] = await Promise.all([readFiles(api, names), readWorks(api, run)])
  return { ...works, files }
}

/** How far it is now. */
export async function readProgress(api: Api, id: string): Promise<RunState> {
  return readWorks(api, await api.query<Run>('kernel.imports.get', { id }))
}

async function readWorks(api: Api, run: Run): Promise<RunState> {
  const batches = await readBatches(api, [run.batch, run.undo])
  return { run, batch: batches.get(run.batch ?? ''), undo: batches.get(run.undo ?? '') }
}
