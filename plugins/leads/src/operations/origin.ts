import { type AccountsContract, account, contact } from '@kith/plugin-accounts/contract'
import { type FormsContract, submission } from '@kith/plugin-forms/contract'
import { type AnyEntity, type Handler, notFound } from '@kith/sdk'
import { type LeadsContract, lead } from '../contract/index.ts'

/** The chain goes on through what one may not see; of that only the kind is told. */
export const origin: Handler<LeadsContract, 'origin', AccountsContract | FormsContract> = async (ctx, from) => {
  const start = known.get(from.entity)
  if (!start || !(await ctx.data.get(start, from.id))) throw notFound(from.entity, from.id)
  const links = await ctx.data.linked('origin', from)
  const nearest = [from, ...links].find(link => link.entity === lead.name)
  const came = nearest && (await ctx.asPlugin.data.get(lead, nearest.id))
  return {
    chain: links.map(({ entity, id, label }) =>
      label === undefined ? { entity, id: null, label: null } : { entity, id, label: label || null },
    ),
    source: came?.source ?? null,
    form: came?.form ?? null,
    landingPage: came?.landingPage ?? null,
    referrer: came?.referrer ?? null,
    utm: { source: came?.utmSource ?? null, medium: came?.utmMedium ?? null, campaign: came?.utmCampaign ?? null },
  }
}

const known: ReadonlyMap<string, AnyEntity> = new Map<string, AnyEntity>(
  [lead, submission, account, contact].map(entity => [entity.name, entity]),
)
