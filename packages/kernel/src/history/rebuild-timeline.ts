import type { Slice } from '../batches/kinds.ts'
import { insertTimeline, placesOf } from '../change/compile-timeline.ts'
import { addExpectation, type Draft } from '../change/draft.ts'
import { readList } from '../data/read-records.ts'
import type { Statement } from '../dialects/dialect.ts'
import type { Kernel } from '../kernel.ts'
import type { Model, RecordValues } from '../model/model.ts'
import { systemActor } from '../rights/rights.ts'

export interface TimelineProblems {
  /** Rows that a record should have and does not, or the other way round. */
  readonly missing: number
  readonly orphaned: number
}

/** First the records of each entity that stands on timelines, page by page, then the rows of the timeline. */
export interface TimelineState {
  readonly entity: number
  readonly after: string | null
  readonly row: readonly string[]
  readonly done: number
}

interface Step {
  readonly add: readonly Statement[]
  readonly remove: readonly Statement[]
  /** The records that `add` is about. */
  readonly records: readonly { readonly model: Model; readonly record: RecordValues }[]
  /** Absent: everything has been looked at. */
  readonly next?: TimelineState
}

const page = 500
const start: TimelineState = { entity: 0, after: null, row: ['', '', ''], done: 0 }

/** Compares the timeline with the records that it is made of; with `repair`, writes what is missing and takes out the rest. */
export async function rebuildTimeline(kernel: Kernel, repair: boolean): Promise<TimelineProblems> {
  let missing = 0
  let orphaned = 0
  for (let state: TimelineState | undefined = start; state; ) {
    const { add, remove, next }: Step = await compare(kernel, state)
    missing += add.length
    orphaned += remove.length
    if (repair && add.length + remove.length > 0) await kernel.dialect.commit({ steps: [...add, ...remove] })
    state = next
  }
  return { missing, orphaned }
}

/** One page of mending it, for long work. */
export async function timelineSlice(
  kernel: Kernel,
  state: TimelineState | null,
  draft: Draft,
): Promise<Slice<TimelineState>> {
  const at = state ?? start
  const { add, remove, records, next } = await compare(kernel, at)
  for (const { model, record } of records) {
    addExpectation(draft, model, String(record.id), record.version as number)
  }
  draft.extra.push(...add, ...remove)
  const progress = next?.done ?? at.done
  return { state: next ?? at, progress, done: next === undefined }
}

async function compare(kernel: Kernel, state: TimelineState): Promise<Step> {
  const models = [...kernel.models.values()].filter(model => model.entity.timeline)
  const model = models[state.entity]
  return model ? await compareRecords(kernel, model, state) : await compareRows(kernel, state)
}

async function compareRecords(kernel: Kernel, model: Model, state: TimelineState): Promise<Step> {
  const list = await readList(kernel, {
    model,
    actor: systemActor,
    sort: ['createdAt'],
    limit: 200,
    after: state.after ?? undefined,
  })
  const wanted = list.rows.flatMap(record =>
    placesOf(model, record, '').map(place => ({ ...place, record, on: place.record, id: String(record.id) })),
  )
  const present = new Set<string>()
  for (let i = 0; i < wanted.length; i += page) {
    const part = wanted.slice(i, i + page)
    const rows = await kernel.dialect.all({
      sql: `select record, at, id from kernel_timeline where record in (${part.map(() => '?').join(', ')})`,
      parameters: part.map(place => place.on),
    })
    for (const row of rows) present.add(`${row.record} ${row.at} ${row.id}`)
  }
  const lacking = wanted.filter(place => !present.has(`${place.on} ${place.at} ${place.id}`))
  const done = state.done + list.rows.length
  const more = list.next !== undefined
  return {
    add: lacking.map(({ on, at, id }) => ({ sql: insertTimeline, parameters: [on, at, id, model.name] })),
    remove: [],
    records: lacking.map(({ record }) => ({ model, record })),
    next: { ...state, entity: more ? state.entity : state.entity + 1, after: list.next ?? null, done },
  }
}

async function compareRows(kernel: Kernel, state: TimelineState): Promise<Step> {
  const rows = (await kernel.dialect.all({
    sql: `select record, at, id, entity from kernel_timeline where (record, at, id) > (?, ?, ?) order by record, at, id limit ${page}`,
    parameters: state.row,
  })) as Record<string, string>[]
  const remove = (await wrongOf(kernel, rows)).map(row => ({
    sql: 'delete from kernel_timeline where record = ? and at = ? and id = ?',
    parameters: [row.record as string, row.at as string, row.id as string],
  }))
  const last = rows.at(-1)
  if (!last || rows.length < page) return { add: [], remove, records: [] }
  const row = [String(last.record), String(last.at), String(last.id)]
  return { add: [], remove, records: [], next: { ...state, row, done: state.done + rows.length } }
}

async function wrongOf(kernel: Kernel, rows: readonly Record<string, string>[]): Promise<Record<string, string>[]> {
  const wrong: Record<string, string>[] = []
  for (const name of new Set(rows.map(row => row.entity as string))) {
    const mine = rows.filter(row => row.entity === name)
    const model = kernel.models.get(name)
    // A module that was removed keeps its data, and what its records stand on.
    if (!model) continue
    const ids = [...new Set(mine.map(row => row.id as string))]
    const records = await kernel.dialect.all({
      sql: `select * from "${model.table}" where deleted_at is null and id in (${ids.map(() => '?').join(', ')})`,
      parameters: ids,
    })
    const right = new Set(
      records.flatMap(row => placesOf(model, model.decode(row), '').map(p => `${p.record} ${p.at} ${row.id}`)),
    )
    wrong.push(...mine.filter(row => !right.has(`${row.record} ${row.at} ${row.id}`)))
  }
  return wrong
}
