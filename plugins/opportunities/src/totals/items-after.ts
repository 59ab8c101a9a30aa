import type { Money, ReadContext, Row, SavingRow } from '@kith/sdk'
import { item, type OpportunitiesContract } from '../contract/index.ts'

type ItemRow = SavingRow<(typeof item)['fields']>

/** An opportunity has this many line items at most: what has more is an order, and comes as one. */
export const mostItems = 500

/** The line items that each opportunity has once the change is written. `isGone`: the rows are deleted by it. */
export async function itemsAfter(
  ctx: ReadContext<OpportunitiesContract>,
  rows: readonly ItemRow[],
  isGone: boolean,
): Promise<ReadonlyMap<string, readonly (Money | null)[]>> {
  const byOpportunity = Map.groupBy(rows, ({ after }) => after.opportunity)
  const written = new Set(rows.map(({ id }) => id))
  const found = new Map<string, readonly (Money | null)[]>()
  for (const [opportunity, mine] of byOpportunity) {
    const others = (await stored(ctx, opportunity)).filter(({ id }) => !written.has(id))
    const added = isGone ? [] : mine.map(({ after }) => after.total)
    found.set(opportunity, [...others.map(({ total }) => total), ...added])
  }
  return found
}

async function stored(ctx: ReadContext<OpportunitiesContract>, opportunity: string): Promise<Row<typeof item>[]> {
  const rows: Row<typeof item>[] = []
  let after: string | undefined
  do {
    const page = await ctx.asPlugin.data.list(item, { where: { opportunity }, limit: 200, ...(after && { after }) })
    rows.push(...page.rows)
    after = page.next
  } while (after !== undefined && rows.length <= mostItems)
  return rows
}
