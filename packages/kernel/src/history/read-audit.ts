import type { Actor, AuditEntry, AuditInput } from '@kith/sdk'
import { readMany } from '../data/read-records.ts'
import type { Row as SqlRow, SqlValue } from '../dialects/dialect.ts'
import type { Kernel } from '../kernel.ts'
import type { RecordValues } from '../model/model.ts'
import { auditColumns, historyEntry } from './audit-row.ts'
import { readPast } from './pages.ts'

/** Who changed what of any record, latest first, as `actor` may read it; of deleted ones too. */
export async function readAudit(
  kernel: Kernel,
  actor: Actor,
  input: AuditInput,
): Promise<{ rows: AuditEntry[]; next?: string }> {
  const { limit = 50, after } = input
  const asked = conditionsOf(input)
  return await readPast<AuditEntry>({
    name: 'audit',
    limit,
    after,
    async read(place, most) {
      const all = place
        ? [...asked, { sql: 'at <= ? and (at < ? or id < ?)', values: [place.at, place.at, place.id] }]
        : asked
      const where = all.length > 0 ? ` where ${all.map(({ sql }) => sql).join(' and ')}` : ''
      return await kernel.dialect.all({
        sql: `select ${auditColumns}, entity, record from kernel_audit${where} order by at desc, id desc limit ${most}`,
        parameters: all.flatMap(({ values }) => values),
      })
    },
    show: rows => show(kernel, actor, rows),
  })
}

interface Asked {
  readonly sql: string
  readonly values: readonly SqlValue[]
}

function conditionsOf({ actor, entity, verb, from, to }: AuditInput): readonly Asked[] {
  const one = (sql: string, value: string | undefined): Asked[] =>
    value === undefined ? [] : [{ sql, values: [value] }]
  return [
    ...one('actor = ?', actor),
    ...one('entity = ?', entity),
    ...one('verb = ?', verb),
    ...one('at >= ?', from && new Date(from).toISOString()),
    ...one('at < ?', to && new Date(to).toISOString()),
  ]
}

async function show(kernel: Kernel, actor: Actor, rows: readonly SqlRow[]): Promise<(AuditEntry | undefined)[]> {
  const records = await recordsOf(kernel, actor, rows)
  return rows.map(found => {
    const entity = String(found.entity)
    const id = String(found.record)
    const row = records.get(`${entity}/${id}`)
    const entry = row && historyEntry(found, row)
    if (!entry) return undefined
    const label = row[kernel.models.get(entity)?.entity.label ?? '']
    const named = typeof label === 'string' && label !== '' ? { label } : {}
    return { ...entry, ...named, record: { entity, id } } as AuditEntry
  })
}

/** The records that rows are about, by `entity/id`, as far as the actor may see them. */
async function recordsOf(
  kernel: Kernel,
  actor: Actor,
  rows: readonly SqlRow[],
): Promise<ReadonlyMap<string, RecordValues>> {
  const wanted = Map.groupBy(rows, ({ entity }) => String(entity))
  const found = new Map<string, RecordValues>()
  await Promise.all(
    [...wanted].map(async ([name, group]) => {
      const model = kernel.models.get(name)
      if (!model) return
      const ids = [...new Set(group.map(({ record }) => String(record)))]
      for (const row of await readMany(kernel, { model, actor, ids, deleted: true }))
        found.set(`${name}/${row.id}`, row)
    }),
  )
  return found
}
