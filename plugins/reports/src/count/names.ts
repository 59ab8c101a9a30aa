import { type AnyEntity, type AnyRow, KithError, type ReadContext } from '@kith/sdk'
import type { ReportsContract } from '../contract/index.ts'
import type { Report } from '../parts/gather.ts'
import type { Question } from './question.ts'

const atOnce = 200

/** What rows are called that are records, as far as the reader may see these. */
export async function namesOf(
  ctx: ReadContext<ReportsContract>,
  { measures }: Report,
  { by, people }: Question,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (by === null || by === 'month') return new Map()
  if (by === 'owner' || by === 'team') return people.names
  const from = measures.flatMap(({ by: fields }) => fields[by]?.names ?? [])[0]
  if (!from) return new Map()
  const names = new Map<string, string>()
  for (let at = 0; at < keys.length; at += atOnce) {
    const some = keys.slice(at, at + atOnce)
    for (const row of await rowsOf(ctx, from.entity, { [from.by]: { in: some } })) {
      names.set(String(row[from.by]), String(row[from.label]))
    }
  }
  return names
}

/** Who may not read them is shown keys. */
async function rowsOf(ctx: ReadContext<ReportsContract>, name: string, where: object): Promise<readonly AnyRow[]> {
  try {
    const page = await ctx.data.list({ name } as AnyEntity, { where: where as never, limit: atOnce })
    return page.rows as unknown as readonly AnyRow[]
  } catch (error) {
    if (error instanceof KithError && (error.code === 'KITH_INVALID' || error.code === 'KITH_ENTITY')) return []
    throw error
  }
}
