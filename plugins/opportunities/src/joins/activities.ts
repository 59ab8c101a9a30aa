import { activitiesContract, activity } from '@kith/plugin-activities/contract'
import type { LeadsContract } from '@kith/plugin-leads/contract'
import { action, type Join, join } from '@kith/sdk'
import type { OpportunitiesContract } from '../contract/index.ts'
import { becomeOpportunity } from '../taps/become-opportunity.ts'
import { planSuggested } from '../taps/plan-suggested.ts'
import { reassign } from '../taps/reassign.ts'

/**
 * With activities: what a stage suggests is planned (R40), an activity becomes an opportunity (R63), and the rules for opportunities also
 * say who gets an activity that nobody carries out (R58).
 */
export const withActivities: Join<OpportunitiesContract, LeadsContract> = join<OpportunitiesContract, LeadsContract>()(
  activitiesContract,
  {
    // The demo's own.
    writes: { 'activities.activity': ['create'] },
    taps: [planSuggested, becomeOpportunity, reassign],
    ui: [
      action({
        entity: activity,
        id: 'become',
        on: ['record'],
        run: { element: 'kith-opportunities-become', module: '@kith/plugin-opportunities/ui' },
        needs: 'activities.convert',
      }),
    ],
  },
)
