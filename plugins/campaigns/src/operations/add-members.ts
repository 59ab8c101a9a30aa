import { consentsContract } from '@kith/plugin-consents/contract'
import { type Handler, notFound, type ReadContext } from '@kith/sdk'
import { type CampaignsContract, campaign, member, segment } from '../contract/index.ts'
import { type Candidate, candidatesOf } from '../members/candidates.ts'
import { membersLike, membersOf } from '../members/members-like.ts'
import type { Needed } from '../needed.ts'

export const addMembers: Handler<CampaignsContract, 'addMembers', Needed> = async (ctx, input) => {
  const [to, of] = [await ctx.data.get(campaign, input.id), await ctx.data.get(segment, input.segment)]
  if (!to) throw notFound(campaign.name, input.id)
  if (!of) throw notFound(segment.name, input.segment)
  const { rows, next } = await candidatesOf(ctx, of, input.after)
  const leads = idsOf(rows, 'lead')
  const contacts = idsOf(rows, 'contact')
  const there = new Set((await membersOf(ctx, to.id, { leads, contacts })).map(row => row.lead ?? row.contact))
  const others = rows.filter(({ id }) => !there.has(id))
  const emails = [...new Set(others.flatMap(({ email }) => email ?? []))]
  const alike = await membersLike(ctx, to.id, emails)
  const mailable = to.writes ? await mailableOf(ctx, emails, to.purpose) : undefined
  const made = new Map<string, Candidate>()
  let [known, refused] = [rows.length - others.length, 0]
  for (const one of others) {
    const { email } = one
    if ((email !== null && alike.has(email)) || made.has(email ?? one.id)) known++
    else if (mailable && (email === null || !mailable.has(email))) refused++
    else made.set(email ?? one.id, one)
  }
  // Of two who add at once, the second looks again.
  for (const entity of ['lead', 'contact'] as const) {
    const ids = idsOf([...made.values()], entity)
    if (ids.length > 0) ctx.change.expectNone(member, { campaign: to.id, [entity]: { in: ids } })
    for (const id of ids) ctx.change.create(member, { campaign: to.id, [entity]: id })
  }
  return { added: made.size, known, refused, next }
}

async function mailableOf(
  ctx: ReadContext<CampaignsContract, Needed>,
  emails: string[],
  purpose: string,
): Promise<ReadonlySet<string>> {
  return new Set((await ctx.query(consentsContract).mailable({ emails, purpose })).emails)
}

function idsOf(rows: readonly Candidate[], entity: Candidate['entity']): string[] {
  return [...new Set(rows.filter(row => row.entity === entity).map(({ id }) => id))]
}
