import { type Data, KithError, notFound, type Row } from '@kith/sdk'
import { opportunity } from '../contract/index.ts'
import type { Stage } from '../stages/order.ts'

export type Opportunity = Row<typeof opportunity>

/** The opportunity as the actor may see it; a change expects it to stay as it is. Throws `KITH_NOT_FOUND`. */
export async function seen(ctx: { readonly data: Data }, id: string): Promise<Opportunity> {
  const row = await ctx.data.get(opportunity, id)
  if (!row) throw notFound(opportunity.name, id)
  return row
}

/** Throws `opportunities.ended` for one that was won or lost. */
export function mustBeOpen({ id, name, status }: Opportunity): void {
  if (status !== 'open')
    throw new KithError('opportunities.ended', `"${name}" has ended: reopen it first.`, { id, status })
}

/** Throws `opportunities.no_stage` where the pipeline has none of the kind. */
export function stageOfKind(stages: readonly Stage[], row: Opportunity, kind: Stage['kind']): Stage {
  const found = stages.find(stage => stage.pipeline === row.pipeline && stage.kind === kind)
  if (found) return found
  throw new KithError('opportunities.no_stage', `The pipeline of "${row.name}" has no stage of the kind "${kind}".`, {
    kind,
  })
}
