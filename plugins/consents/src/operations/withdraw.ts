import type { Handler, RecordRef } from '@kith/sdk'
import { type ConsentsContract, consent } from '../contract/index.ts'
import { purposeOf } from '../purposes.ts'
import { counting, saidUnder } from '../said.ts'

/** Who has said so already says nothing new. */
export const withdraw: Handler<ConsentsContract, 'withdraw'> = async (ctx, { mark, purpose }) => {
  if (purpose !== null) await purposeOf(ctx, purpose)
  const said = await saidUnder(ctx, [mark])
  const last = purpose === null ? said.find(one => one.purpose === null) : counting(said, purpose)
  const sinceThen = said.slice(0, last ? said.indexOf(last) : said.length)
  if (last?.state === 'withdrawn' && sinceThen.every(one => one.state !== 'given')) return { records: 0 }
  const records = new Map<string, RecordRef>(
    said.flatMap(({ about }) => (about ? [[`${about.entity}/${about.id}`, about] as const] : [])),
  )
  const noted = { state: 'withdrawn' as const, purpose, at: ctx.now().toISOString(), how: 'link' as const, mark }
  for (const about of records.size > 0 ? records.values() : [null]) ctx.change.create(consent, { ...noted, about })
  return { records: records.size }
}
