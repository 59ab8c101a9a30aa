import { type Actor, batch, describeError, KithError } from '@kith/sdk'
import { commitChange } from '../change/commit.ts'
import { addUpdate, type Draft } from '../change/draft.ts'
import { modelOf } from '../data/data-for.ts'
import type { Due } from '../deliveries/due.ts'
import type { KernelJob } from '../deliveries/kernel-jobs.ts'
import { acknowledge, tries } from '../deliveries/settle.ts'
import type { Kernel } from '../kernel.ts'
import type { RecordValues } from '../model/model.ts'
import { systemActor } from '../rights/rights.ts'
import { askerOf, type BatchRow, kindOfBatch, readBatch } from './read-batch.ts'

/** One slice of a batch, as a delivery: its writes, the next checkpoint and the delivery of the next slice are one commit. */
export const batchJob: KernelJob = {
  async actor(kernel, due) {
    const row = await readBatch(kernel, due)
    return row && (await askerOf(kernel, row))
  },
  async handle(kernel, draft, due, actor) {
    await kernel.lane.clear()
    const row = await readBatch(kernel, due)
    if (!row) return
    const run = { kernel, actor, batch: row.id }
    const slice = await kindOfBatch(kernel, row).slice(run, row.state, draft)
    const { state, progress, total = row.total, done, result } = slice
    if (done) set(kernel, draft, row, { status: 'done', state, progress, total, result: result ?? null, error: null })
    else proceed(kernel, draft, row, { state, progress, total })
  },
  failed,
}

/** Goes on where its kind says, fails the batch, or answers false for what may pass: then the slice is tried again. */
async function failed(kernel: Kernel, due: Due, error: unknown): Promise<boolean> {
  if (passes(error) && due.attempts + 1 < tries) return false
  await commitChange(kernel, {
    actor: systemActor,
    plugin: 'kernel',
    operation: 'kernel.batch.failed',
    input: due.payload,
    prepare: async draft => {
      acknowledge(draft, due)
      const row = await readBatch(kernel, due)
      if (!row) return
      const next = await afterRefusal(kernel, row, error, draft).catch(() => undefined)
      if (next) proceed(kernel, draft, row, { total: row.total, ...next })
      else set(kernel, draft, row, { status: 'failed', error: describeError(error) })
    },
  })
  return true
}

async function afterRefusal(kernel: Kernel, row: BatchRow, error: unknown, draft: Draft) {
  const { refused } = kindOfBatch(kernel, row)
  if (!refused) return undefined
  const run = { kernel, actor: (await askerOf(kernel, row)) as Actor, batch: row.id }
  return await refused(run, { state: row.state, progress: row.progress, total: row.total }, error, draft)
}

function proceed(kernel: Kernel, draft: Draft, row: BatchRow, values: RecordValues): void {
  set(kernel, draft, row, { ...values, status: 'running', error: null })
  const payload = { id: row.id, slice: row.slice + 1 }
  draft.deliveries.push({ job: 'kernel.batch', record: `${batch.name}/${row.id}`, payload })
}

// The row was read a moment ago: nobody may have paused or cancelled it, or made this slice, since.
function set(kernel: Kernel, draft: Draft, row: BatchRow, values: RecordValues): void {
  addUpdate(draft, modelOf(kernel, batch), row.id, { ...values, slice: row.slice + 1 }, 'kernel')
  const write = draft.records.get(row.id)
  if (write) write.before = { ...row }
}

/** Whether the same slice may succeed a little later. */
function passes(error: unknown): boolean {
  const { code } = error instanceof KithError ? error : { code: 'KITH_FAILED' }
  return passing.has(code) || code.startsWith('KITH_DATABASE_')
}

const passing = new Set(['KITH_CONFLICT', 'KITH_READ_DEADLINE', 'KITH_TAP_TIMEOUT'])
