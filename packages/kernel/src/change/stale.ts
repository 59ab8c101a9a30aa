import { type Actor, KithError } from '@kith/sdk'
import { readMany } from '../data/read-records.ts'
import type { Kernel } from '../kernel.ts'
import { changedFields } from './changed.ts'
import type { Draft } from './draft.ts'
import type { RecordWrite } from './writes.ts'

/**
 * Updates whose caller saw an older version go through where nobody else changed their fields since. Throws
 * `KITH_CONFLICT` with the overlapping fields, who changed each last and when, and what the actor may read of the record.
 */
export async function checkSeen(kernel: Kernel, actor: Actor, draft: Draft): Promise<void> {
  for (const write of draft.records.values()) {
    const current = write.before?.version as number | undefined
    if (write.seen === undefined || current === undefined || write.seen === current) continue
    const since = write.seen > current || !write.model.entity.audit ? undefined : await changedSince(kernel, write)
    const mine = write.verb === 'update' ? changedFields(write) : undefined
    const overlap = mine === undefined || since === undefined ? ['*'] : mine.filter(field => since.has(field))
    if (overlap.length > 0) throw await conflict(kernel, actor, write, overlap, since ?? new Map())
  }
}

/** Whether a record was changed after the handler had read it by id, and before the change knew that it is written. */
export function isOvertaken(draft: Draft): boolean {
  for (const { id, version } of draft.expectations.values()) {
    const before = draft.records.get(id)?.before
    if (before && before.version !== version) return true
  }
  return false
}

async function conflict(
  kernel: Kernel,
  actor: Actor,
  write: RecordWrite,
  fields: readonly string[],
  since: ReadonlyMap<string, LastChange>,
): Promise<KithError> {
  const { model, id } = write
  const [current] = await readMany(kernel, { model, actor, ids: [id], deleted: true })
  const shown = [...new Set(fields.map(field => (current && field in current ? field : '*')))]
  return new KithError(
    'KITH_CONFLICT',
    `${model.name} ${id} was changed by somebody else: ${shown.join(', ')}. Look at the current record and decide again.`,
    {
      entity: model.name,
      id,
      fields: shown,
      current: current ?? null,
      changed: Object.fromEntries(shown.flatMap(field => (since.has(field) ? [[field, since.get(field)]] : []))),
    },
  )
}

interface LastChange {
  readonly at: string
  readonly by: string | null
}

/** Fields that were changed since the version that the caller saw, with who changed each last, and when. */
async function changedSince(kernel: Kernel, write: RecordWrite): Promise<ReadonlyMap<string, LastChange>> {
  const rows = await kernel.dialect.all({
    sql: 'select at, actor, diff from kernel_audit where entity = ? and record = ? and version > ? order by version',
    parameters: [write.model.name, write.id, write.seen as number],
  })
  const changes = new Map<string, LastChange>()
  for (const row of rows) {
    const last = { at: String(row.at), by: row.actor === null ? null : String(row.actor) }
    for (const field of Object.keys(JSON.parse(String(row.diff ?? '{}')))) changes.set(field, last)
  }
  return changes
}
