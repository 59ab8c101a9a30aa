import { contact } from '@kith/plugin-accounts/contract'
import { type AnyTap, tap } from '@kith/sdk'
import { type DuplicateHit, type DuplicateKeys, type LeadsContract, lead, leadsContract } from '../contract/index.ts'

/** Leads with exactly the same e-mail or phone, as they are stored. */
export const leadDuplicates: AnyTap<LeadsContract> = tap<LeadsContract>()(leadsContract.hooks.duplicates, {
  id: 'leads.duplicate-leads',
  collect: async (ctx, { keys }) => {
    const where = sharing(keys)
    if (!where) return []
    const { rows } = await ctx.asPlugin.data.list(lead, { where, limit: 200 })
    return hitsIn(lead.name, rows, keys)
  },
})

/** Contacts, likewise. */
export const contactDuplicates: AnyTap<LeadsContract> = tap<LeadsContract>()(leadsContract.hooks.duplicates, {
  id: 'leads.duplicate-contacts',
  collect: async (ctx, { keys }) => {
    const where = sharing(keys)
    if (!where) return []
    const { rows } = await ctx.asPlugin.data.list(contact, { where, limit: 200 })
    return hitsIn(contact.name, rows, keys)
  },
})

type Keys = DuplicateKeys['keys']

function sharing(keys: Keys) {
  const emails = keys.flatMap(key => key.email ?? [])
  const phones = keys.flatMap(key => key.phone ?? [])
  const any = [
    ...(emails.length > 0 ? [{ email: { in: emails } }] : []),
    ...(phones.length > 0 ? [{ phone: { in: phones } }] : []),
  ]
  return any.length > 0 ? { any } : undefined
}

interface Reachable {
  readonly id: string
  readonly email: string | null
  readonly phone: string | null
}

function hitsIn(entity: string, rows: readonly Reachable[], keys: Keys): DuplicateHit[] {
  return keys.flatMap(key =>
    rows
      .filter(row => row.id !== key.id)
      .flatMap(row => {
        const shared = (['email', 'phone'] as const).filter(by => key[by] !== null && row[by] === key[by])
        return shared.map(by => ({ of: key.id, entity, id: row.id, by }))
      }),
  )
}
