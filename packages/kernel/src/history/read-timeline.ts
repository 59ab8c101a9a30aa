import { type Actor, notFound, type RecordRef, type TimelineEntry, type TimelineInput } from '@kith/sdk'
import { readMany } from '../data/read-records.ts'
import type { Row as SqlRow, SqlValue } from '../dialects/dialect.ts'
import type { Kernel } from '../kernel.ts'
import type { RecordValues } from '../model/model.ts'
import { systemActor } from '../rights/rights.ts'
import { historyEntry } from './audit-row.ts'
import { familyOf, mergedLink } from './family.ts'
import { type Place, readPast } from './pages.ts'

/**
 * What happened to a record, latest first: its changes, what it was linked with, and the records of others that stand on
 * its timeline (ADR 0014). Each only where `actor` may see what it stands for.
 */
export async function readTimeline(
  kernel: Kernel,
  actor: Actor,
  input: TimelineInput,
): Promise<{ rows: TimelineEntry[]; next?: string }> {
  const { entity, id, limit = 50, after } = input
  const model = kernel.models.get(entity)
  const [row] = model ? await readMany(kernel, { model, actor, ids: [id], deleted: true }) : []
  if (!model || !row) throw notFound(entity, id)
  const family = await familyOf(kernel, id)
  return await readPast<TimelineEntry>({
    name: 'timeline',
    limit,
    after,
    read: (place, most) => kernel.dialect.all(pageOf(family, place, most)),
    show: rows => show(kernel, actor, row, new Set(family), rows),
  })
}

/** One walk along an index for each source and each record of the family, and the latest of them all. */
function pageOf(family: readonly string[], place: Place | undefined, most: number) {
  const parameters: SqlValue[] = []
  const walk = (columns: string, from: string, key: string, rest: string, id: string) =>
    family.map(record => {
      parameters.push(record)
      const behind = place ? ` and at <= ? and (at < ? or ${id} < ?)` : ''
      if (place) parameters.push(place.at, place.at, place.id)
      return `select * from (select ${columns} from ${from} where ${key} = ?${rest}${behind} order by at desc, ${id} desc limit ${most}) as walked`
    })
  const nothing =
    'null as change, cast(null as integer) as version, null as verb, null as actor, null as plugin, null as diff, null as part_of'
  const links = ` and kind <> '${mergedLink}'`
  const walks = [
    ...walk(
      "at, id, 'change' as type, entity, record as source, change, version, verb, actor, plugin, diff, part_of",
      'kernel_audit',
      'record',
      '',
      'id',
    ),
    ...walk(`at, id, 'record' as type, entity, id as source, ${nothing}`, 'kernel_timeline', 'record', '', 'id'),
    ...walk(
      `at, kind || '>' || to_id as id, 'link' as type, to_entity as entity, to_id as source, ${nothing}`,
      'kernel_link',
      'from_id',
      links,
      "kind || '>' || to_id",
    ),
    ...walk(
      `at, kind || '<' || from_id as id, 'link' as type, from_entity as entity, from_id as source, ${nothing}`,
      'kernel_link',
      'to_id',
      links,
      "kind || '<' || from_id",
    ),
  ]
  return { sql: `${walks.join(' union all ')} order by at desc, id desc limit ${most}`, parameters }
}

async function show(
  kernel: Kernel,
  actor: Actor,
  row: RecordValues,
  family: ReadonlySet<string>,
  rows: readonly SqlRow[],
): Promise<(TimelineEntry | undefined)[]> {
  const sources = await readSources(kernel, actor, family, rows)
  return rows.map((found): TimelineEntry | undefined => {
    if (found.type === 'change') {
      const entry = historyEntry(found, row)
      const record = { entity: String(found.entity), id: String(found.source) }
      return entry && ({ type: 'change', ...entry, record } as unknown as TimelineEntry)
    }
    const source = sources.get(String(found.source))
    if (!source) return undefined
    const { at, id } = { at: String(found.at), id: String(found.id) }
    if (found.type === 'record') return { type: 'record', id, at, ...source }
    const mark = id.includes('>') ? '>' : '<'
    const link = id.slice(0, id.indexOf(mark))
    return { type: 'link', id, at, link, direction: mark === '>' ? 'to' : 'from', ...source }
  })
}

interface Source {
  readonly record: RecordRef
  readonly label: string
}

/** What rows stand for, by id, as far as the actor may see it. */
async function readSources(
  kernel: Kernel,
  actor: Actor,
  family: ReadonlySet<string>,
  rows: readonly SqlRow[],
): Promise<ReadonlyMap<string, Source>> {
  const wanted = new Map<string, Set<string>>()
  for (const { type, entity, source } of rows) {
    if (type === 'change') continue
    const name = String(entity)
    wanted.set(name, (wanted.get(name) ?? new Set()).add(String(source)))
  }
  const found = new Map<string, Source>()
  await Promise.all(
    [...wanted].map(async ([name, ids]) => {
      const model = kernel.models.get(name)
      if (!model) return
      const { label, timeline } = model.entity
      const within = timeline?.ownRights ? undefined : model.entity.within
      const read = (reader: Actor, some: readonly string[]) =>
        some.length === 0 ? [] : readMany(kernel, { model, actor: reader, ids: some })
      // A part of the record that is being read may be seen by whoever reads that record; what is a part of another, and
      // stands here by another field, by whom its own rules let.
      const parts = within === undefined ? [] : await read(systemActor, [...ids])
      const mine = parts.filter(one => family.has((one[within as string] as RecordRef | null)?.id ?? ''))
      const known = new Set(mine.map(one => String(one.id)))
      const others = await read(
        actor,
        [...ids].filter(id => !known.has(id)),
      )
      for (const one of [...mine, ...others]) {
        found.set(String(one.id), { record: { entity: name, id: String(one.id) }, label: String(one[label] ?? '') })
      }
    }),
  )
  return found
}
