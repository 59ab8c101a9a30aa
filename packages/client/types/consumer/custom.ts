import { createClient, isHeld } from '@kith/client'
import type { AppOf } from '@kith/sdk'
import type { config } from './app/config.js'

// What `kith types` writes.
declare module '@kith/sdk' {
  interface CustomFields {
    'leads.lead': {
      readonly tier: 'gold' | 'silver' | null
      readonly seats: number | null
    }
  }
}

const client = createClient<AppOf<typeof config>>({ url: 'https://crm.example.com' })

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const same = <A, B>(_: Same<A, B>): void => {}

export async function typed() {
  const { rows } = await client.leads.list.query({ where: { 'custom.tier': 'gold' }, sort: ['-custom.seats'] })
  const [row] = rows
  same<
    NonNullable<typeof row>['custom'],
    { readonly tier: 'gold' | 'silver' | null; readonly seats: number | null } | undefined
  >(true)
  const made = await client.leads.create.mutate({ name: 'Ada', custom: { tier: 'gold' } })
  if (isHeld(made)) return
  await client.leads.update.mutate({ id: made.id, set: { custom: { seats: null } } })
  // @ts-expect-error an option that there is not
  await client.leads.create.mutate({ name: 'Ada', custom: { tier: 'iron' } })
  // @ts-expect-error a field that nobody added
  await client.leads.update.mutate({ id: made.id, set: { custom: { colour: 'red' } } })
  // @ts-expect-error a field that nobody added
  return row?.custom?.colour
}

/** Of an entity that has none declared, the bag is open. */
export async function open() {
  const { rows } = await client.accounts.list.query()
  await client.accounts.create.mutate({ name: 'Analytical Engines', custom: { since: 1837 } })
  return rows[0]?.custom?.anything
}
