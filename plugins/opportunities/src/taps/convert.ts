import { type LeadsContract, lead, leadsContract, type Offer } from '@kith/plugin-leads/contract'
import { type AnyTap, type Create, type Problem, type Row, reject, tap } from '@kith/sdk'
import { type OpportunitiesContract, opportunity } from '../contract/index.ts'

type Needs = LeadsContract
type Values = Create<(typeof opportunity)['fields']>

/** What makes a lead an opportunity: a stated need, an intent and a chance to buy (R20). */
const gate = ['need', 'intent', 'timeframe'] as const

/** The fields that are asked for when a lead becomes an opportunity. */
const asked = ['name', ...gate, 'amount', 'expectedClose'] as const

/** What may be said of it besides; whose it is and where it came from is not said but known. */
const sayable: readonly string[] = [
  ...asked,
  'pipeline',
  'line',
  'category',
  'deliveryDate',
  'specialNeeds',
  'budgetFrom',
  'budgetTo',
  'decider',
  'nextStep',
  'nextStepOn',
]

const on = tap<OpportunitiesContract, Needs>()

/** A lead becomes an opportunity too, alone or with an account and a contact (R8), where its gate lets it through (R20). */
export const convertLead: AnyTap<OpportunitiesContract, Needs> = on(leadsContract.hooks.converting, {
  id: 'opportunities.convert',
  shape: async (ctx, draft) => {
    const wanted = draft.more[opportunity.name]
    if (!wanted || draft.made.some(({ entity }) => entity === opportunity.name)) return undefined
    const row = await ctx.asPlugin.data.get(lead, draft.lead)
    if (!row || problemsOf(wanted).length > 0) return undefined
    const [accountId, contactId] = [draft.account?.id ?? null, draft.contact?.id ?? null]
    const values = {
      ...proposed(row),
      ...wanted,
      account: accountId,
      contact: contactId,
      lead: row.id,
      owner: row.owner ?? (ctx.actor.kind === 'user' ? ctx.actor.id : null),
    }
    const id = ctx.change.create(opportunity, values as Values)
    return { made: [...draft.made, { entity: opportunity.name, id }] }
  },
  guard: (_ctx, { more }) => {
    const wanted = more[opportunity.name]
    const problems = wanted ? problemsOf(wanted) : []
    return problems.length === 0
      ? undefined
      : reject('opportunities.gate', 'An opportunity needs a stated need, an intent and a chance to buy.', problems)
  },
})

/** What is proposed to whoever converts a lead. */
export const offer: AnyTap<OpportunitiesContract, Needs> = on(leadsContract.hooks.offers, {
  id: 'opportunities.offer',
  collect: async (ctx, { lead: id }) => {
    const row = await ctx.data.get(lead, id)
    if (!row) return []
    return [
      {
        entity: opportunity.name,
        values: { name: proposed(row).name, need: row.message } as Offer['values'],
        fields: [...asked],
        required: ['name', ...gate],
      },
    ]
  },
})

function proposed(row: Row<typeof lead>) {
  return { name: (row.company ?? row.name).slice(0, 200), source: row.source, region: row.region }
}

function problemsOf(values: Readonly<Record<string, unknown>>): readonly Problem[] {
  const missing = gate
    .filter(name => typeof values[name] !== 'string' || values[name].trim() === '')
    .map(path => ({ path, code: 'required', message: `A lead without ${path} is no opportunity yet.` }))
  const unknown = Object.keys(values)
    .filter(name => !sayable.includes(name))
    .map(path => ({ path, code: 'unknown', message: `${path} is not said of what a lead becomes.` }))
  return [...missing, ...unknown]
}
