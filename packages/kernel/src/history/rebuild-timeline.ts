import { insertTimeline, placesOf } from '../change/compile-timeline.ts'
import { readList } from '../data/read-records.ts'
import type { Kernel } from '../kernel.ts'
import type { Model } from '../model/model.ts'
import { systemActor } from '../rights/rights.ts'

export interface TimelineProblems {
  /** Rows that a record should have and does not, or the other way round. */
  readonly missing: number
  readonly orphaned: number
}

const page = 500

/** Compares the timeline with the records that it is made of; with `repair`, writes what is missing and takes out the rest. */
export async function rebuildTimeline(kernel: Kernel, repair: boolean): Promise<TimelineProblems> {
  let missing = 0
  let orphaned = 0
  for (const model of kernel.models.values()) {
    if (!model.entity.timeline) continue
    missing += await addMissing(kernel, model, repair)
  }
  let after = ['', '', '']
  for (;;) {
    const rows = await kernel.dialect.all({
      sql: `select record, at, id, entity from kernel_timeline where (record, at, id) > (?, ?, ?) order by record, at, id limit ${page}`,
      parameters: after,
    })
    const wrong = await wrongOf(kernel, rows as Record<string, string>[])
    orphaned += wrong.length
    if (repair && wrong.length > 0) {
      await kernel.dialect.commit({
        steps: wrong.map(row => ({
          sql: 'delete from kernel_timeline where record = ? and at = ? and id = ?',
          parameters: [row.record as string, row.at as string, row.id as string],
        })),
      })
    }
    const last = rows.at(-1)
    if (!last || rows.length < page) return { missing, orphaned }
    after = [String(last.record), String(last.at), String(last.id)]
  }
}

async function addMissing(kernel: Kernel, model: Model, repair: boolean): Promise<number> {
  let missing = 0
  let after: string | undefined
  do {
    const list = await readList(kernel, { model, actor: systemActor, sort: ['createdAt'], limit: 200, after })
    const wanted = list.rows.flatMap(row => placesOf(model, row, '').map(place => ({ ...place, id: String(row.id) })))
    const present = new Set<string>()
    for (let i = 0; i < wanted.length; i += page) {
      const part = wanted.slice(i, i + page)
      const rows = await kernel.dialect.all({
        sql: `select record, at, id from kernel_timeline where record in (${part.map(() => '?').join(', ')})`,
        parameters: part.map(place => place.record),
      })
      for (const row of rows) present.add(`${row.record} ${row.at} ${row.id}`)
    }
    const lacking = wanted.filter(place => !present.has(`${place.record} ${place.at} ${place.id}`))
    missing += lacking.length
    if (repair && lacking.length > 0) {
      await kernel.dialect.commit({
        steps: lacking.map(({ record, at, id }) => ({ sql: insertTimeline, parameters: [record, at, id, model.name] })),
      })
    }
    after = list.next
  } while (after !== undefined)
  return missing
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
