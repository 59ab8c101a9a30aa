import { type AnyTap, fromMinor, type Row, tap, team, toMinor, user } from '@kith/sdk'
import { type OpportunitiesContract, opportunity } from '../contract/index.ts'

type User = Row<typeof user>

/** Managers are told, once, of an open opportunity that is worth as much as the setting `largeDeal` says (R50). */
export const tellLarge: AnyTap<OpportunitiesContract> = tap<OpportunitiesContract>()(opportunity.saving, {
  id: 'opportunities.tell-large',
  after: ['opportunities.place'],
  shape: async (ctx, rows) => {
    const { largeDeal } = ctx.settings
    if (largeDeal === 0) return undefined
    const least = toMinor(largeDeal, ctx.currency)
    const patches = []
    for (const { id, after } of rows) {
      if (!after.amount || after.toldAt !== null || after.status !== 'open') continue
      const worth = await ctx.worth(after.amount.amount, after.amount.currency)
      if (worth === null || worth < least) continue
      const [users, teams] = await Promise.all([ctx.asPlugin.snapshot(user), ctx.asPlugin.snapshot(team)])
      const owner = users.find(user => user.id === after.owner)
      for (const manager of managersOf(owner, users, teams)) {
        if (manager.id === ctx.actor.id) continue
        const { amount, currency } = after.amount
        ctx.change.mail({
          template: 'large',
          to: manager.email,
          locale: manager.locale,
          values: {
            name: after.name,
            amount: new Intl.NumberFormat(manager.locale, { style: 'currency', currency }).format(
              fromMinor(amount, currency),
            ),
            owner: owner?.name ?? '—',
            closes: after.expectedClose ?? '—',
            url: ctx.url,
          },
          record: { entity: opportunity.name, id },
        })
      }
      patches.push({ id, set: { toldAt: ctx.now().toISOString() } })
    }
    return patches
  },
})

/** The managers of the owner's team and of those above it; where there are none, whoever is a sales manager. */
function managersOf(
  owner: User | undefined,
  users: readonly User[],
  teams: readonly Row<typeof team>[],
): readonly User[] {
  const found = new Set<string>()
  const walked = new Set<string>()
  for (let at = owner?.team ?? null; at !== null && !walked.has(at); ) {
    walked.add(at)
    const one = teams.find(({ id }) => id === at)
    if (one?.manager) found.add(one.manager)
    at = one?.parent ?? null
  }
  const active = users.filter(user => user.active)
  const managers = active.filter(({ id }) => found.has(id) && id !== owner?.id)
  return managers.length > 0 ? managers : active.filter(({ roles }) => roles?.includes('sales-manager'))
}
