import { batch, type batch as batchEntity, type Row } from '@kith/sdk'
import { modelOf } from '../data/data-for.ts'
import { readMany } from '../data/read-records.ts'
import { deliver } from '../deliveries/pump.ts'
import type { Kernel } from '../kernel.ts'
import { systemActor } from '../rights/rights.ts'

/** Works one batch off in a process that makes no other deliveries; answers its record when it is over or stands still. */
export async function runBatch(
  kernel: Kernel,
  id: string,
  onSlice: (row: Row<typeof batchEntity>) => void,
): Promise<Row<typeof batchEntity> | undefined> {
  for (;;) {
    const [row] = await readMany(kernel, { model: modelOf(kernel, batch), actor: systemActor, ids: [id] })
    const found = row as Row<typeof batchEntity> | undefined
    if (found?.status !== 'waiting' && found?.status !== 'running') return found
    onSlice(found)
    const [due] = await kernel.dialect.all({
      sql: "select seq, id, payload, attempts, run_at, at from kernel_delivery where subscriber = 'job:kernel.batch' and record = ? and status = 'open' order by seq limit 1",
      parameters: [`${batch.name}/${id}`],
    })
    if (!due) return found
    const wait = new Date(String(due.run_at)).getTime() - kernel.clock.now().getTime()
    if (wait > 0) await new Promise(resolve => setTimeout(resolve, Math.min(wait, 1000)))
    else {
      await deliver(kernel, {
        seq: Number(due.seq),
        id: String(due.id),
        subscriber: 'job:kernel.batch',
        record: `${batch.name}/${id}`,
        payload: JSON.parse(String(due.payload)),
        attempts: Number(due.attempts),
        at: String(due.at),
      })
    }
  }
}
