import type { Handler } from '@kith/sdk'
import { answered } from '../cases/answered.ts'
import { seen } from '../cases/seen.ts'
import { writeOut } from '../cases/write-out.ts'
import { type ServiceContract, serviceCase } from '../contract/index.ts'

export const reply: Handler<ServiceContract, 'reply'> = async (ctx, { id, text, state }) => {
  const row = await seen(ctx, id)
  const set = answered(row, { state, now: ctx.now(), closedAnswer: ctx.settings.closedAnswer })
  const message = await writeOut(ctx, row, { text })
  ctx.change.update(serviceCase, id, set, { version: row.version })
  return { id, message, state: set.state }
}
