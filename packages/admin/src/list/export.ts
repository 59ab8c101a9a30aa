import { isHeld, type KithError } from '@kith/client'
import type { RecordRow } from '../data/api.ts'
import type { EntityInfo } from '../data/directory.ts'
import type { Session } from '../data/session.ts'
import { follow } from '../ui/follow.ts'
import type { ListSpec } from './spec.ts'

/** Writes a list to a file and answers its address, once it is whole. Throws what the server refuses. */
export async function exportList(
  { api, connection }: Session,
  entity: EntityInfo,
  { where, sort, columns }: ListSpec,
  format: 'csv' | 'xlsx',
): Promise<string> {
  const input = {
    entity: entity.name,
    format,
    ...(where && { where }),
    ...(sort && { sort }),
    ...(columns && { columns }),
  }
  const answer = await api.mutate<{ batch: string }>('kernel.startExport', input)
  if (isHeld(answer)) throw new Error(answer.held.reason)
  const { batch: id } = answer
  await new Promise<void>((resolve, reject) => {
    const stop = follow(
      connection,
      event => event.id === id,
      () => void look(),
    )
    const look = async () => {
      const { rows } = await api
        .list('kernel.batches', { where: { id }, limit: 1 })
        .catch(() => ({ rows: [] as readonly RecordRow[] }))
      const status = rows[0]?.status
      if (status === 'done') finish(resolve)
      else if (status === 'failed' || status === 'cancelled') finish(() => reject(rows[0]?.error as KithError))
    }
    const finish = (end: () => void) => {
      stop()
      end()
    }
    void look()
  })
  return `/files/exports/${id}`
}
