import type { AccountsContract } from '@kith/plugin-accounts/contract'
import { accountsContract } from '@kith/plugin-accounts/contract'
import { type Handler, KithError } from '@kith/sdk'
import { type LeadsContract, lead, leadsContract } from '../contract/index.ts'
import { accountFor, contactFor } from './convert-targets.ts'
import { seen } from './seen.ts'

export const convert: Handler<LeadsContract, 'convert', AccountsContract> = async (ctx, input) => {
  const row = await seen(ctx, input.id)
  if (row.status === 'converted') {
    const { id, convertedAccount: account, convertedContact: contact } = row
    throw new KithError('leads.converted', `Lead ${id} is converted already.`, { id, account, contact })
  }
  if (row.status === 'disqualified') {
    throw new KithError('leads.disqualified', `Lead ${row.id} is disqualified: set it to working first.`, {
      id: row.id,
    })
  }
  const { kind, company, email, phone } = row
  const key = { kind: kind === 'organisation' && company ? kind : ('person' as const), company, email, phone }
  const found = await ctx.query(accountsContract).match(key)
  const account = await accountFor(ctx, input.account, { row, key, found })
  const contact = await contactFor(ctx, input.contact, { row, key, found, account: account?.id ?? null })
  if (!account && !contact) {
    throw new KithError('leads.nothing_to_convert', 'Convert to an account, a contact or both: both are null.')
  }
  const draft = await ctx.filter(leadsContract.hooks.converting, { lead: row.id, account, contact })
  const ids = { account: draft.account?.id ?? null, contact: draft.contact?.id ?? null }
  const origin = { entity: lead.name, id: row.id }
  if (ids.account) ctx.change.link({ entity: 'accounts.account', id: ids.account }, 'origin', origin)
  if (ids.contact) ctx.change.link({ entity: 'accounts.contact', id: ids.contact }, 'origin', origin)
  const converted = {
    convertedAt: ctx.now().toISOString(),
    convertedAccount: ids.account,
    convertedContact: ids.contact,
  }
  ctx.change.update(lead, row.id, { status: 'converted', ...converted }, { version: row.version })
  ctx.change.emit(leadsContract.hooks.converted, { lead: row.id, ...ids }, { record: origin })
  const created = { account: draft.account?.created ?? false, contact: draft.contact?.created ?? false }
  return { lead: row.id, ...ids, created }
}
