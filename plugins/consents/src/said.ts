import type { ReadContext, RecordRef, Row, Where } from '@kith/sdk'
import { type ConsentsContract, consent } from './contract/index.ts'

type Said = Row<typeof consent>
type Context = Pick<ReadContext<ConsentsContract>, 'asPlugin'>

/** All that was said under these marks, latest first. */
export function saidUnder(ctx: Context, marks: readonly string[]): Promise<Said[]> {
  return every(ctx, { mark: { in: marks } })
}

/** All that was said on a record, latest first. */
export function saidOn(ctx: Context, { entity, id }: RecordRef): Promise<Said[]> {
  // A condition names a record of any entity by one text.
  return every(ctx, { about: `${entity}/${id}` as never })
}

/** Of what was said, latest first, what counts for a purpose: what was said of all purposes is said of this one too. */
export function counting(said: readonly Said[], purpose: string): Said | undefined {
  return said.find(one => one.purpose === purpose || one.purpose === null)
}

/** Whether who said that may be written to. */
export function isMailable(last: Said | undefined, { optIn }: { readonly optIn: boolean }): boolean {
  return last ? last.state === 'given' : !optIn
}

async function every(ctx: Context, where: Where<(typeof consent)['fields']>): Promise<Said[]> {
  const said: Said[] = []
  let after: string | undefined
  do {
    const page = await ctx.asPlugin.data.list(consent, { where, sort: ['-at'], limit: 200, ...(after && { after }) })
    said.push(...page.rows)
    after = page.next
  } while (after)
  return said
}
