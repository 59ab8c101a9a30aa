import { KithError, type ReadContext, type Row } from '@kith/sdk'
import { type ConsentsContract, purpose } from './contract/index.ts'

export type Purpose = Row<typeof purpose>

/** The purposes in use, in their order. */
export async function purposesOf(ctx: Pick<ReadContext<ConsentsContract>, 'asPlugin'>): Promise<Purpose[]> {
  const rows = await ctx.asPlugin.snapshot(purpose)
  return rows.filter(row => row.active).sort((a, b) => (a.position ?? 0) - (b.position ?? 0))
}

/** Throws `consents.unknown_purpose`, with the codes that there are. */
export async function purposeOf(ctx: Pick<ReadContext<ConsentsContract>, 'asPlugin'>, code: string): Promise<Purpose> {
  const purposes = await purposesOf(ctx)
  const found = purposes.find(row => row.code === code)
  if (found) return found
  const known = purposes.map(row => row.code)
  throw new KithError('consents.unknown_purpose', `There is no purpose "${code}". There are: ${known.join(', ')}.`, {
    purpose: code,
    known,
  })
}
