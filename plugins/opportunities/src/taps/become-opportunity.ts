import { contact } from '@kith/plugin-accounts/contract'
import { type ActivitiesContract, activitiesContract } from '@kith/plugin-activities/contract'
import { lead } from '@kith/plugin-leads/contract'
import { type AnyTap, tap } from '@kith/sdk'
import { type OpportunitiesContract, opportunity } from '../contract/index.ts'

/** An activity becomes an opportunity, of its account and its owner (R63); activities link the two. */
export const becomeOpportunity: AnyTap<OpportunitiesContract, ActivitiesContract> = tap<
  OpportunitiesContract,
  ActivitiesContract
>()(activitiesContract.hooks.converting, {
  id: 'opportunities.become',
  shape: (ctx, { subject, about, account, owner, into, result }) => {
    if (result || (into !== null && into !== opportunity.name)) return undefined
    const of = (entity: string) => (about?.entity === entity ? about.id : null)
    const id = ctx.change.create(opportunity, {
      name: subject.slice(0, 200),
      account,
      contact: of(contact.name),
      lead: of(lead.name),
      owner: owner ?? (ctx.actor.kind === 'user' ? ctx.actor.id : null),
    })
    return { result: { entity: opportunity.name, id } }
  },
})
