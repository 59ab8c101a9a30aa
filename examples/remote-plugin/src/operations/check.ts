import type { Handler } from '@kith/sdk'
import type { CreditContract } from '../contract/index.ts'
import { standing } from '../standing.ts'

export const check: Handler<CreditContract, 'check'> = async (ctx, { account, amount }) => {
  const { limit, used } = await standing(ctx, account)
  return { isAllowed: used + amount <= limit, limit, used }
}
