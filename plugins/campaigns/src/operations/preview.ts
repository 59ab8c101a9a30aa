import { account, contact } from '@kith/plugin-accounts/contract'
import { lead } from '@kith/plugin-leads/contract'
import { type Handler, notFound } from '@kith/sdk'
import { type CampaignsContract, segment } from '../contract/index.ts'
import { isAsked, parts } from '../members/parts.ts'
import type { Needed } from '../needed.ts'

const entities = { leads: lead, contacts: contact, accounts: account }
const some = 10

export const preview: Handler<CampaignsContract, 'preview', Needed> = async (ctx, { id }) => {
  const row = await ctx.data.get(segment, id)
  if (!row) throw notFound(segment.name, id)
  const asked = parts.filter(part => isAsked(row[part]))
  const found = asked.map(async part => {
    const [entity, where] = [entities[part], row[part] as never]
    const [{ count, capped }, page] = await Promise.all([
      ctx.data.count(entity, where),
      ctx.data.list(entity, { where, limit: some }),
    ])
    return { entity: entity.name, count, capped, rows: page.rows.map(({ id, name }) => ({ id, name: name ?? '' })) }
  })
  return { parts: await Promise.all(found) }
}
