import { account } from '@kith/plugin-accounts/contract'
import type { Handler, Row } from '@kith/sdk'
import { type ServiceContract, serviceCase } from '../contract/index.ts'

const most = 1000
const several = 3

type Reason = 'rating' | 'many' | 'dispute'

/** Whom to call before they do (R93), of the cases that the caller may see: those with most reasons first. */
export const care: Handler<ServiceContract, 'care'> = async (ctx, { days }) => {
  const since = new Date(ctx.now().getTime() - days * 86_400_000).toISOString()
  const cases: Row<typeof serviceCase>[] = []
  let after: string | undefined
  do {
    const where = { account: { empty: false }, createdAt: { gte: since } }
    const page = await ctx.data.list(serviceCase, { where, limit: 200, ...(after ? { after } : {}) })
    cases.push(...page.rows)
    after = page.next
  } while (after !== undefined && cases.length < most)
  const byAccount = [...Map.groupBy(cases, row => String(row.account))]
    .map(([id, of]) => ({ account: id, cases: of.length, reasons: reasonsOf(of), last: of[0]?.createdAt ?? '' }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => b.reasons.length - a.reasons.length || b.cases - a.cases)
    .slice(0, 50)
  const rows = await Promise.all(
    byAccount.map(async row => ({ ...row, name: (await ctx.data.get(account, row.account))?.name ?? null })),
  )
  return { rows }
}

function reasonsOf(rows: readonly Row<typeof serviceCase>[]): Reason[] {
  const reasons: Reason[] = []
  if (rows.some(({ satisfaction }) => satisfaction !== null && satisfaction <= 2)) reasons.push('rating')
  if (rows.some(({ disputeStep }) => disputeStep === 'agreed' || disputeStep === 'rejected')) reasons.push('dispute')
  if (rows.length >= several) reasons.push('many')
  return reasons
}
