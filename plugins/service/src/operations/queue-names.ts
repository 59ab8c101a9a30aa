import type { Handler } from '@kith/sdk'
import { queue, type ServiceContract } from '../contract/index.ts'

export const queueNames: Handler<ServiceContract, 'queueNames'> = async ctx => {
  const rows = (await ctx.asPlugin.snapshot(queue)).filter(row => row.active)
  return { rows: rows.map(({ id, name, members }) => ({ id, name, members: members?.length ?? 0 })) }
}
