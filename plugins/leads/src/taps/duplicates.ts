import { contact } from '@kith/plugin-accounts/contract'
import { type AnyTap, tap } from '@kith/sdk'
import { type DuplicateHit, type DuplicateKeys, type LeadsContract, lead, leadsContract } from '../contract/index.ts'

/** Leads with exactly the same e-mail or phone, as they are stored. */
export const leadDuplicates: AnyTap<LeadsContract> = tap<LeadsContract>()(leadsContract.hooks.duplicates, {
  id: 'leads.duplicate-leads',
  collect: async (ctx, { keys }) => {
    const { data } = ctx.asPlugin
    return hitsIn(lead.name, await sharing(keys, (by, values, after) => data.list(lead, page(by, values, after))), keys)
  },
})

/** Contacts, likewise. */
export const contactDuplicates: AnyTap<LeadsContract> = tap<LeadsContract>()(leadsContract.hooks.duplicates, {
  id: 'leads.duplicate-contacts',
  collect: async (ctx, { keys }) => {
    const { data } = ctx.asPlugin
    return hitsIn(
      contact.name,
      await sharing(keys, (by, values, after) => data.list(contact, page(by, values, after))),
      keys,
    )
  },
})

type Keys = DuplicateKeys['keys']
type By = 'email' | 'phone'

// A condition holds 500 values; each of these walks the index of its own field.
const atOnce = 200
// Of a number that many share, as many are enough.
const mostPages = 5

function page(by: By, values: readonly string[], after: string | undefined) {
  return { where: { [by]: { in: values } }, sort: [by], limit: 200, ...(after === undefined ? {} : { after }) } as const
}

type Find = (
  by: By,
  values: readonly string[],
  after: string | undefined,
) => Promise<{ readonly rows: readonly Reachable[]; readonly next?: string | undefined }>

async function sharing(keys: Keys, find: Find): Promise<Reachable[]> {
  const parts = await Promise.all((['email', 'phone'] as const).map(by => sharingBy(by, keys, find)))
  return [...new Map(parts.flat().map(row => [row.id, row])).values()]
}

async function sharingBy(by: By, keys: Keys, find: Find): Promise<Reachable[]> {
  const values = [...new Set(keys.flatMap(key => key[by] ?? []))]
  const found: Reachable[] = []
  for (let i = 0; i < values.length; i += atOnce) {
    let after: string | undefined
    for (let pages = 0; pages < mostPages; pages++) {
      const { rows, next } = await find(by, values.slice(i, i + atOnce), after)
      found.push(...rows)
      after = next
      if (after === undefined) break
    }
  }
  return found
}

interface Reachable {
  readonly id: string
  readonly email: string | null
  readonly phone: string | null
}

function hitsIn(entity: string, rows: readonly Reachable[], keys: Keys): DuplicateHit[] {
  const having = { email: new Map<string, Reachable[]>(), phone: new Map<string, Reachable[]>() }
  for (const by of ['email', 'phone'] as const) {
    for (const row of rows) {
      const value = row[by]
      if (value === null) continue
      const same = having[by].get(value)
      if (same) same.push(row)
      else having[by].set(value, [row])
    }
  }
  return keys.flatMap(key =>
    (['email', 'phone'] as const).flatMap(by => {
      const others = (key[by] === null ? undefined : having[by].get(key[by])) ?? []
      return others.filter(row => row.id !== key.id).map(row => ({ of: key.id, entity, id: row.id, by }))
    }),
  )
}
