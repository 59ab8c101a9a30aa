import { activitiesContract, activity } from '@kith/plugin-activities/contract'
import { action, type Join, join } from '@kith/sdk'
import type { OpportunitiesContract } from '../contract/index.ts'
import { becomeOpportunity } from '../taps/become-opportunity.ts'
import { planSuggested } from '../taps/plan-suggested.ts'

/** With activities: what a stage suggests is planned (R40), and an activity becomes an opportunity (R63). */
export const withActivities: Join<OpportunitiesContract> = join<OpportunitiesContract>()(activitiesContract, {
  // The demo's own.
  writes: { 'activities.activity': ['create'] },
  taps: [planSuggested, becomeOpportunity],
  ui: [
    action({
      entity: activity,
      id: 'become',
      on: ['record'],
      run: { element: 'kith-opportunities-become', module: '@kith/plugin-opportunities/ui' },
      needs: 'activities.convert',
    }),
  ],
})
