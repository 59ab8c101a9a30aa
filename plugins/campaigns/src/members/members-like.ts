import { contact } from '@kith/plugin-accounts/contract'
import { lead } from '@kith/plugin-leads/contract'
import type { ReadContext, Row } from '@kith/sdk'
import { type CampaignsContract, member } from '../contract/index.ts'
import { everyRow } from '../every-row.ts'
import type { Needed } from '../needed.ts'

export type Member = Row<typeof member>

/** A campaign's members by the addresses of their leads and contacts, of those that are asked for. */
export async function membersLike(
  ctx: ReadContext<CampaignsContract, Needed>,
  campaign: string,
  emails: readonly string[],
): Promise<ReadonlyMap<string, Member>> {
  const found = new Map<string, Member>()
  const all = [...new Set(emails)]
  for (let at = 0; at < all.length; at += atOnce) {
    const where = { email: { in: all.slice(at, at + atOnce) } }
    const leads = await everyRow(after => ctx.asPlugin.data.list(lead, { where, limit: 200, ...after }))
    const contacts = await everyRow(after => ctx.asPlugin.data.list(contact, { where, limit: 200, ...after }))
    const emailOf = new Map([...leads, ...contacts].map(({ id, email }) => [id, email]))
    const of = { leads: leads.map(({ id }) => id), contacts: contacts.map(({ id }) => id) }
    for (const row of await membersOf(ctx, campaign, of)) {
      const email = emailOf.get(row.lead ?? row.contact ?? '')
      if (email) found.set(email, row)
    }
  }
  return found
}

/** A campaign's members that are these leads and contacts. */
export async function membersOf(
  ctx: ReadContext<CampaignsContract, Needed>,
  campaign: string,
  { leads, contacts }: { readonly leads: readonly string[]; readonly contacts: readonly string[] },
): Promise<readonly Member[]> {
  const rows: Member[] = []
  for (const [field, ids] of [
    ['lead', leads],
    ['contact', contacts],
  ] as const) {
    for (let at = 0; at < ids.length; at += atOnce) {
      const where = { campaign, [field]: { in: ids.slice(at, at + atOnce) } }
      rows.push(...(await everyRow(after => ctx.asPlugin.data.list(member, { where, limit: 200, ...after }))))
    }
  }
  return rows
}

// A condition holds 500 values.
const atOnce = 200
