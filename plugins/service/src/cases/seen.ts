import { type Data, notFound, type Row } from '@kith/sdk'
import { serviceCase } from '../contract/index.ts'

export type Case = Row<typeof serviceCase>

/** The case as the actor may see it; a change expects it to stay as it is. Throws `KITH_NOT_FOUND`. */
export async function seen(ctx: { readonly data: Data }, id: string): Promise<Case> {
  const row = await ctx.data.get(serviceCase, id)
  if (!row) throw notFound(serviceCase.name, id)
  return row
}
