import { anyRefKey } from '../model/any-ref.ts'
import { absent } from './absent.ts'
import { type Check, named, readAll } from './check.ts'

const page = 500

/** Links of which an end is not there. */
export const links: Check = {
  async find(kernel) {
    const samples: string[] = []
    let count = 0
    for (let after = ['', '', '']; ; ) {
      const rows = await readAll(kernel, {
        sql: `select from_entity, from_id, kind, to_entity, to_id from kernel_link
          where (from_id, kind, to_id) > (?, ?, ?) order by from_id, kind, to_id limit ${page}`,
        parameters: after,
      })
      const ends = rows.map(row => ({
        from: { entity: String(row.from_entity), id: String(row.from_id) },
        to: { entity: String(row.to_entity), id: String(row.to_id) },
      }))
      const gone = await absent(
        kernel,
        ends.flatMap(({ from, to }) => [from, to]),
      )
      for (const { from, to } of ends) {
        if (!gone.has(anyRefKey(from)) && !gone.has(anyRefKey(to))) continue
        count++
        if (samples.length < named) samples.push(`${anyRefKey(from)} -> ${anyRefKey(to)}`)
      }
      const last = rows.at(-1)
      if (!last) break
      after = [String(last.from_id), String(last.kind), String(last.to_id)]
    }
    return count > 0 ? [{ code: 'links.broken', where: 'kernel_link', count, samples }] : []
  },
}
