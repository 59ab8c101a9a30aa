import { type AnyTap, type ChangeContext, type GuardAnswer, type Money, reject, type SavingRow, tap } from '@kith/sdk'
import { item, type OpportunitiesContract, opportunity } from '../contract/index.ts'
import { itemsAfter, mostItems } from '../totals/items-after.ts'
import { sumOf } from '../totals/sum.ts'

type Row = SavingRow<(typeof item)['fields']>

const on = tap<OpportunitiesContract>()

/** The amount of an opportunity is what its line items come to, in the same commit (R41). */
export const totalItems: AnyTap<OpportunitiesContract> = on(item.saving, {
  id: 'opportunities.total-items',
  after: ['opportunities.price-item'],
  shape: async (ctx, rows) => {
    await total(ctx, rows, false)
    return undefined
  },
  guard: async (ctx, rows): Promise<GuardAnswer> => {
    for (const { after } of rows) {
      if (after.price === null) return reject('opportunities.no_price', noPrice(after), 'price')
      if (after.total === null)
        return reject('opportunities.too_large', 'This comes to more than can be counted.', 'quantity')
    }
    for (const [id, totals] of await itemsAfter(ctx, rows, false)) {
      const of = await ctx.asPlugin.data.get(opportunity, id)
      if (of && of.status !== 'open') {
        return reject('opportunities.ended', `"${of.name}" has ended: reopen it to change its line items.`)
      }
      if (totals.length > mostItems) {
        return reject('opportunities.too_many_items', `An opportunity has ${mostItems} line items at most.`)
      }
      const sum = await sumOf(ctx, totals.filter(isMoney))
      if ('noRate' in sum) {
        return reject(
          'opportunities.no_rate',
          `There is no rate for ${sum.noRate}: several currencies cannot be added up.`,
          'price',
        )
      }
      if ('tooLarge' in sum) return reject('opportunities.too_large', 'This comes to more than can be counted.')
    }
    return undefined
  },
})

export const totalLeft: AnyTap<OpportunitiesContract> = on(item.deleting, {
  id: 'opportunities.total-left',
  shape: async (ctx, rows) => {
    await total(ctx, rows, true)
    return undefined
  },
})

/**
 * What cannot be added up is left to the guard. Two who add items at once: the second is prepared again, as each
 * opportunity is read before its items: whoever commits in between has changed it.
 */
async function total(ctx: ChangeContext<OpportunitiesContract>, rows: readonly Row[], isGone: boolean): Promise<void> {
  for (const id of new Set(rows.map(({ after }) => after.opportunity))) await ctx.asPlugin.data.get(opportunity, id)
  for (const [id, totals] of await itemsAfter(ctx, rows, isGone)) {
    if (totals.length > mostItems) continue
    const sum = await sumOf(ctx, totals.filter(isMoney))
    if (!('total' in sum)) continue
    const amount = sum.total && { ...sum.total, base: null }
    ctx.change.update(opportunity, id, { items: totals.length, ...(amount && { amount }) } as never)
  }
}

function isMoney(money: Money | null): money is Money {
  return money !== null
}

function noPrice({ name, product }: Row['after']): string {
  return product ? `No price list in force has a price for "${name}": give one.` : 'Give a price.'
}
