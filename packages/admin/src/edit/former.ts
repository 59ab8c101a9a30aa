import type { Held } from '@kith/client'
import type { RecordRow } from '../data/api.ts'
import type { EntityInfo } from '../data/directory.ts'
import { fieldValue, nested } from '../data/field-value.ts'
import type { Session } from '../data/session.ts'
import { typed } from './groups.ts'

/** How a record was before an operation, as far as people may set it: by writing this the operation is taken back. */
export interface Former {
  readonly id: string
  /** As the operation left it: what somebody changes after that is not written over. */
  readonly version: number
  readonly set: Readonly<Record<string, unknown>>
}

export interface FormerOptions {
  readonly session: Session
  readonly entity: EntityInfo
  /** The records as they were before. */
  readonly before: readonly RecordRow[]
}

/** Most records that a list answers at once. */
const most = 200

/** By id, what an operation changed of records; nothing of those that it did not change, or took out of one's sight. */
export async function formerOf({ session, entity, before }: FormerOptions): Promise<ReadonlyMap<string, Former>> {
  const former = new Map<string, Former>()
  for (let at = 0; at < before.length; at += most) {
    const some = new Map(before.slice(at, at + most).map(row => [row.id, row]))
    const page = await session.api
      .list(entity.path, { where: { id: { in: [...some.keys()] } }, limit: most })
      // Without a look at what became of them nothing is offered that might be wrong.
      .catch(() => ({ rows: [] }))
    for (const row of page.rows) {
      const set = changed(entity, some.get(row.id) as RecordRow, row)
      if (Object.keys(set).length > 0) former.set(row.id, { id: row.id, version: row.version, set: nested(set) })
    }
  }
  return former
}

/** Writes it. */
export function putBack({ session, entity }: Omit<FormerOptions, 'before'>, former: Former): Promise<unknown | Held> {
  return session.api.mutate(`${entity.path}.update`, former)
}

function changed(entity: EntityInfo, before: RecordRow, after: RecordRow): Record<string, unknown> {
  const values = typed(entity, false).map(({ name }) => [name, fieldValue(before, name) ?? null] as const)
  return Object.fromEntries(
    values.filter(([name, was]) => JSON.stringify(was) !== JSON.stringify(fieldValue(after, name) ?? null)),
  )
}
