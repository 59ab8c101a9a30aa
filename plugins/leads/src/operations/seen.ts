import { type Data, notFound, type Row } from '@kith/sdk'
import { lead } from '../contract/index.ts'

/** The lead as the actor may see it; a change expects it to stay as it is. Throws `KITH_NOT_FOUND`. */
export async function seen(ctx: { readonly data: Data }, id: string): Promise<Row<typeof lead>> {
  const row = await ctx.data.get(lead, id)
  if (!row) throw notFound(lead.name, id)
  return row
}
