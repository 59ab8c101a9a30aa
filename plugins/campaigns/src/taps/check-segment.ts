import { account, contact } from '@kith/plugin-accounts/contract'
import { lead } from '@kith/plugin-leads/contract'
import { type AnyTap, KithError, type Problem, reject, tap } from '@kith/sdk'
import { type CampaignsContract, segment } from '../contract/index.ts'
import { isAsked } from '../members/parts.ts'
import type { Needed } from '../needed.ts'

const entities = { leads: lead, contacts: contact, accounts: account }

/** A segment says whom it means, by conditions that can be asked. */
export const checkSegment: AnyTap<CampaignsContract, Needed> = tap<CampaignsContract, Needed>()(segment.saving, {
  id: 'campaigns.check-segment',
  guard: async (ctx, rows) => {
    for (const { after } of rows) {
      const asked = (['leads', 'contacts', 'accounts'] as const).filter(part => isAsked(after[part]))
      if (asked.length === 0) {
        return reject('campaigns.segment_empty', 'Say whom it means: no condition says anything.', 'leads')
      }
      for (const part of asked) {
        const problem = await problemOf(async () => ctx.asPlugin.data.count(entities[part], after[part] as never))
        if (problem) return reject(problem.code, problem.message, problem.path.replace(/^where/, part))
      }
    }
    return undefined
  },
})

async function problemOf(ask: () => Promise<unknown>): Promise<Problem | undefined> {
  try {
    await ask()
    return undefined
  } catch (error) {
    const problems =
      error instanceof KithError ? (error.details?.problems as readonly Problem[] | undefined) : undefined
    if (!problems?.[0]) throw error
    return problems[0]
  }
}
