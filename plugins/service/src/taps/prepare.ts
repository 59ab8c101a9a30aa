import { contact } from '@kith/plugin-accounts/contract'
import { type AnyTap, type ChangeContext, type SavingRow, tap } from '@kith/sdk'
import { numberOf } from '../cases/reference.ts'
import { type ServiceContract, serviceCase } from '../contract/index.ts'

type Row = SavingRow<(typeof serviceCase)['fields']>

/** A new case gets its number, its month, and what its contact says of the customer; one by a key of the API says so. */
export const prepare: AnyTap<ServiceContract> = tap<ServiceContract>()(serviceCase.saving, {
  id: 'service.prepare',
  shape: async (ctx, rows) => {
    const patches = []
    for (const row of rows) {
      const known = await knownOf(ctx, row)
      if (row.verb !== 'create') {
        if (Object.keys(known).length > 0) patches.push({ id: row.id, set: known })
        continue
      }
      const number = numberOf(await ctx.next('case'))
      const isByKey = ctx.actor.kind === 'token' && row.after.channel === 'staff'
      const byKey = isByKey ? { channel: 'api' as const } : {}
      patches.push({
        id: row.id,
        set: { number, month: monthOf(row.createdAt ?? ctx.now(), ctx.zone), ...byKey, ...known },
      })
    }
    return patches
  },
})

/** Account and address of the contact, where the case does not say them. */
async function knownOf(ctx: ChangeContext<ServiceContract>, { fields, after }: Row) {
  if (!fields.includes('contact') || !after.contact || (after.account && after.email)) return {}
  const person = await ctx.asPlugin.data.get(contact, after.contact)
  return {
    ...(!after.account && person?.account ? { account: person.account } : {}),
    ...(!after.email && person?.email ? { email: person.email } : {}),
  }
}

/** `2026-11` on the organisation's clocks. */
function monthOf(at: Date | string, zone: string): string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit' })
  const parts = format.formatToParts(new Date(at))
  const part = (name: string) => parts.find(({ type }) => type === name)?.value ?? ''
  return `${part('year')}-${part('month')}`
}
