import { account, contact } from '@kith/plugin-accounts/contract'
import { lead } from '@kith/plugin-leads/contract'
import type { ReadContext, Row } from '@kith/sdk'
import type { CampaignsContract, segment } from '../contract/index.ts'
import { everyRow } from '../every-row.ts'
import type { Needed } from '../needed.ts'
import { isAsked, type Part, parts } from './parts.ts'

/** Somebody of a segment who may become a member. */
export interface Candidate {
  readonly entity: 'lead' | 'contact'
  readonly id: string
  readonly email: string | null
}

export interface Candidates {
  readonly rows: readonly Candidate[]
  /** Where to go on; null at the end. */
  readonly next: string | null
}

const atOnce = 100

/** One batch of the people of a segment that the caller may see: leads, then contacts, then contacts of accounts. */
export async function candidatesOf(
  ctx: ReadContext<CampaignsContract, Needed>,
  of: Row<typeof segment>,
  place: string | undefined,
): Promise<Candidates> {
  const asked = parts.filter(part => isAsked(of[part]))
  const [named = asked[0], cursor] = place === undefined ? [] : split(place)
  const part = asked.find(one => one === named)
  if (!part) return { rows: [], next: null }
  const page = await pageOf(ctx, of, part, cursor)
  const following = asked[asked.indexOf(part) + 1]
  return { rows: page.rows, next: page.next ? `${part}:${page.next}` : following ? `${following}:` : null }
}

function split(place: string): readonly [string, string | undefined] {
  const at = place.indexOf(':')
  return [place.slice(0, at), place.slice(at + 1) || undefined]
}

async function pageOf(
  ctx: ReadContext<CampaignsContract, Needed>,
  of: Row<typeof segment>,
  part: Part,
  cursor: string | undefined,
): Promise<{ readonly rows: readonly Candidate[]; readonly next?: string }> {
  const input = { where: of[part] as never, sort: ['createdAt'], limit: atOnce, ...(cursor ? { after: cursor } : {}) }
  if (part === 'leads') {
    const page = await ctx.data.list(lead, input)
    return { ...page, rows: page.rows.map(({ id, email }) => ({ entity: 'lead', id, email })) }
  }
  if (part === 'contacts') {
    const page = await ctx.data.list(contact, input)
    return { ...page, rows: page.rows.map(({ id, email }) => ({ entity: 'contact', id, email })) }
  }
  const { rows: accounts, ...place } = await ctx.data.list(account, input)
  const where = { account: { in: accounts.map(({ id }) => id) } }
  const people =
    accounts.length === 0 ? [] : await everyRow(after => ctx.data.list(contact, { where, limit: 200, ...after }))
  return { ...place, rows: people.map(({ id, email }) => ({ entity: 'contact', id, email })) }
}
