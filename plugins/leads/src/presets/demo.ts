import { type Preset, preset } from '@kith/sdk'
import type { LeadsContract } from '../contract/index.ts'
import { addLeads } from './demo-leads.ts'
import { addTeam } from './demo-team.ts'

/** Three salespeople with regions, rules that give leads to them (R12), and the leads of a year. */
export const demo: Preset<LeadsContract> = preset<LeadsContract>()('demo', async ctx => {
  await addLeads(ctx, addTeam(ctx))
})
