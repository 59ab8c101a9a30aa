import { type AccountsContract, account, contact } from '@kith/plugin-accounts/contract'
import { type ChangeContext, notFound, type Row } from '@kith/sdk'
import type { LeadsContract, lead } from '../contract/index.ts'

type Context = ChangeContext<LeadsContract, AccountsContract>

/** What the caller asks for; see `convert`. */
export type Target = 'create' | 'match' | { readonly id: string } | null | undefined

export interface Source {
  readonly row: Row<typeof lead>
  readonly key: {
    readonly kind: 'organisation' | 'person'
    readonly company: string | null
    readonly email: string | null
    readonly phone: string | null
  }
  /** Who of ours it is already. */
  readonly found: { readonly account: string | null; readonly contact: string | null }
}

export interface Reached {
  readonly id: string
  readonly created: boolean
}

/** The account that a lead becomes. One that is made where none was found is made only while there is still none. */
export async function accountFor(ctx: Context, target: Target, source: Source): Promise<Reached | null> {
  const { row, key, found } = source
  if (target === null) return null
  if (isRecord(target)) {
    if (!(await ctx.data.get(account, target.id))) throw notFound(account.name, target.id)
    return { id: target.id, created: false }
  }
  if (target !== 'create') {
    if (found.account) return { id: found.account, created: false }
    expectNoAccount(ctx, key)
  }
  const isPerson = key.kind === 'person'
  const values = { name: isPerson ? row.name : (key.company ?? row.name), kind: key.kind, owner: ownerOf(ctx, row) }
  const reach = isPerson ? { email: row.email, phone: row.phone } : {}
  const { industry, size, region, source: from } = row
  return {
    id: ctx.change.create(account, { ...values, ...reach, industry, size, region, source: from }),
    created: true,
  }
}

/** The contact that a lead becomes, in that account. */
export async function contactFor(
  ctx: Context,
  target: Target,
  source: Source & { readonly account: string | null },
): Promise<Reached | null> {
  const { row, found } = source
  if (target === null) return null
  if (isRecord(target)) {
    if (!(await ctx.data.get(contact, target.id))) throw notFound(contact.name, target.id)
    return { id: target.id, created: false }
  }
  if (target !== 'create') {
    if (found.contact) return { id: found.contact, created: false }
    if (row.email) ctx.change.expectNone(contact, { email: row.email })
    if (row.phone) ctx.change.expectNone(contact, { phone: row.phone })
  }
  const { name, title, email, phone } = row
  const values = { name, title, email, phone, account: source.account, owner: ownerOf(ctx, row) }
  return { id: ctx.change.create(contact, values), created: true }
}

function expectNoAccount(ctx: Context, { kind, company, email, phone }: Source['key']): void {
  if (kind === 'organisation') {
    if (company) ctx.change.expectNone(account, { kind, name: company })
    return
  }
  if (email) ctx.change.expectNone(account, { kind, email })
  if (phone) ctx.change.expectNone(account, { kind, phone })
}

/** Who had the lead has what comes of it; a lead of the pool is whoever's who converts it. */
function ownerOf(ctx: Context, row: Row<typeof lead>): string | null {
  return row.owner ?? (ctx.actor.kind === 'user' ? ctx.actor.id : null)
}

function isRecord(target: Target): target is { readonly id: string } {
  return typeof target === 'object' && target !== null
}
