import { contact } from '@kith/plugin-accounts/contract'
import { type AnyTap, type ChangeContext, type SavingRow, tap } from '@kith/sdk'
import { type DuplicateHit, type LeadsContract, lead, leadsContract } from '../contract/index.ts'

type Row = SavingRow<(typeof lead)['fields']>

/**
 * Counts the leads and contacts that share a lead's e-mail or phone. Where there were none, the commit expects that there
 * are still none: of two at once, the second is prepared again and sees the first.
 */
export const flag: AnyTap<LeadsContract> = tap<LeadsContract>()(lead.saving, {
  id: 'leads.flag',
  after: ['leads.assign'],
  shape: async (ctx, rows) => {
    const asked = rows.filter(isConcerned)
    if (asked.length === 0) return undefined
    const keys = asked.map(row => ({ id: row.id, email: row.after.email, phone: row.after.phone }))
    const hits = await ctx.collect(leadsContract.hooks.duplicates, { keys })
    if (asked.length <= mostGuarded) for (const row of asked) expectNoOther(ctx, row, hits)
    return asked.map(row => ({ id: row.id, set: { duplicates: countFor(row, hits, asked) } }))
  },
})

/** Bulk work is looked through for duplicates afterwards; a condition for each row would hold up the writer. */
const mostGuarded = 20

function isConcerned(row: Row): boolean {
  if (!row.after.email && !row.after.phone) return row.verb !== 'create' && row.after.duplicates > 0
  return row.verb === 'create' || row.before?.email !== row.after.email || row.before?.phone !== row.after.phone
}

function countFor(row: Row, hits: readonly DuplicateHit[], asked: readonly Row[]): number {
  const earlier = asked.slice(0, asked.indexOf(row)).filter(other => isSame(row, other))
  return new Set([...hits.filter(hit => hit.of === row.id), ...earlier].map(found => found.id)).size
}

function isSame(a: Row, b: Row): boolean {
  const isShared = (name: 'email' | 'phone') => a.after[name] !== null && a.after[name] === b.after[name]
  return isShared('email') || isShared('phone')
}

function expectNoOther(ctx: ChangeContext<LeadsContract>, row: Row, hits: readonly DuplicateHit[]): void {
  if (row.verb !== 'create') return
  const found = new Set(hits.filter(hit => hit.of === row.id).map(hit => `${hit.entity} ${hit.by}`))
  for (const by of ['email', 'phone'] as const) {
    const value = row.after[by]
    if (value === null) continue
    if (!found.has(`${lead.name} ${by}`)) ctx.change.expectNone(lead, { [by]: value })
    if (!found.has(`${contact.name} ${by}`)) ctx.change.expectNone(contact, { [by]: value })
  }
}
