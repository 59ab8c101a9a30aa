import type { Handler } from '@kith/sdk'
import { seen } from '../cases/seen.ts'
import { writeNote } from '../cases/write-out.ts'
import type { ServiceContract } from '../contract/index.ts'

export const note: Handler<ServiceContract, 'note'> = async (ctx, { id, text }) => {
  const row = await seen(ctx, id)
  return { id, message: writeNote(ctx, id, text), state: row.state }
}
