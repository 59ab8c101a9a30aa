import { lead } from '@kith/plugin-leads/contract'
import { choice, defineContract, extendEntity, type Infer, integer, query } from '@kith/sdk'
import { z } from 'zod'
import { limit } from './limit.ts'

/** Whether a customer may be sold so much, in minor units of the organisation's currency. */
const check = query({
  needs: 'credit.check',
  input: z.object({ account: z.uuid(), amount: z.int().min(0) }),
  output: z.object({ isAllowed: z.boolean(), limit: z.int(), used: z.int() }),
})

const contract = defineContract({
  name: 'credit',
  version: '0.1.0',
  entities: { limits: limit },
  permissions: { 'credit.check': 'Ask whether a customer may be sold so much' },
  operations: { check },
  extensions: { lead: extendEntity(lead, { rating: choice(['unknown', 'good', 'poor'], { default: 'unknown' }) }) },
  settings: {
    /** What a customer without a limit of his own may owe, in whole units of the organisation's currency. */
    standard: integer({ default: 100_000, min: 0 }),
  },
})

/** Answers under `credit`: `credit.check`, `credit.limits.list`, … */
export interface CreditContract extends Infer<typeof contract> {}
export const creditContract: CreditContract = contract
