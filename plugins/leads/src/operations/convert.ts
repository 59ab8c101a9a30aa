import type { AccountsContract } from '@kith/plugin-accounts/contract'
import { accountsContract } from '@kith/plugin-accounts/contract'
import { type ConsentsContract, consentsContract } from '@kith/plugin-consents/contract'
import { type Handler, KithError, type RecordRef } from '@kith/sdk'
import { type LeadsContract, lead, leadsContract } from '../contract/index.ts'
import { accountFor, contactFor } from './convert-targets.ts'
import { seen } from './seen.ts'

export const convert: Handler<LeadsContract, 'convert', AccountsContract | ConsentsContract> = async (ctx, input) => {
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
  const more = input.more ?? {}
  if (!account && !contact && Object.keys(more).length === 0) {
    throw new KithError('leads.nothing_to_convert', 'Convert to an account, a contact or something else: all are null.')
  }
  const draft = await ctx.filter(leadsContract.hooks.converting, { lead: row.id, account, contact, more, made: [] })
  const untaken = Object.keys(more).find(entity => !draft.made.some(made => made.entity === entity))
  if (untaken !== undefined) {
    throw new KithError('leads.not_offered', `No module makes a ${untaken} of a lead.`, { entity: untaken })
  }
  const ids = { account: draft.account?.id ?? null, contact: draft.contact?.id ?? null }
  const origin = { entity: lead.name, id: row.id }
  if (ids.account) ctx.change.link({ entity: 'accounts.account', id: ids.account }, 'origin', origin)
  if (ids.contact) ctx.change.link({ entity: 'accounts.contact', id: ids.contact }, 'origin', origin)
  for (const made of draft.made) ctx.change.link(made, 'origin', origin)
  const person = personOf(ids, key.kind)
  if (person) await ctx.use(consentsContract).carry({ from: origin, to: person })
  const converted = {
    convertedAt: ctx.now().toISOString(),
    convertedAccount: ids.account,
    convertedContact: ids.contact,
  }
  ctx.change.update(lead, row.id, { status: 'converted', ...converted }, { version: row.version })
  ctx.change.emit(leadsContract.hooks.converted, { lead: row.id, ...ids, made: draft.made }, { record: origin })
  const created = { account: draft.account?.created ?? false, contact: draft.contact?.created ?? false }
  return { lead: row.id, ...ids, created, made: draft.made }
}

/** Who goes on as the lead was: his contact, else an account that is a person. */
function personOf(
  { account, contact }: { readonly account: string | null; readonly contact: string | null },
  kind: 'organisation' | 'person',
): RecordRef | undefined {
  if (contact) return { entity: 'accounts.contact', id: contact }
  return account && kind === 'person' ? { entity: 'accounts.account', id: account } : undefined
}
