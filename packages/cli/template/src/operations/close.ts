import { type Handler, KithError, notFound } from '@kith/sdk'
import { type SamplePluginContract, samplePluginContract, sampleRecord } from '../contract/index.ts'

export const close: Handler<SamplePluginContract, 'close'> = async (ctx, input) => {
  const { id } = input
  const record = await ctx.data.get(sampleRecord, id)
  if (!record) throw notFound(sampleRecord.name, id)
  if (record.status === 'closed') throw new KithError('sample-plugin.closed-already', 'It is closed already.', { id })
  const { reason } = await ctx.filter(samplePluginContract.hooks.closing, input)
  ctx.change.update(sampleRecord, id, { status: 'closed', reason })
  ctx.change.emit(samplePluginContract.hooks.closed, { id }, { record: { entity: sampleRecord.name, id } })
  return { id, reason }
}
