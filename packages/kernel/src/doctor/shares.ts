import { share } from '@kith/sdk'
import { modelOf } from '../data/data-for.ts'
import { anyRefKey } from '../model/any-ref.ts'
import { absent } from './absent.ts'
import { type Check, named, readAll } from './check.ts'

const page = 500

/** Shares of records that are not there. */
export const shares: Check = {
  async find(kernel) {
    const { table } = modelOf(kernel, share)
    const samples: string[] = []
    let count = 0
    for (let after = ''; ; ) {
      const rows = await readAll(kernel, {
        sql: `select id, entity, record from "${table}" where id > ? and deleted_at is null order by id limit ${page}`,
        parameters: [after],
      })
      const shared = rows.map(row => ({
        id: String(row.id),
        of: { entity: String(row.entity), id: String(row.record) },
      }))
      const gone = await absent(
        kernel,
        shared.map(({ of }) => of),
      )
      for (const { id, of } of shared) {
        if (!gone.has(anyRefKey(of))) continue
        count++
        if (samples.length < named) samples.push(id)
      }
      const last = rows.at(-1)
      if (!last) break
      after = String(last.id)
    }
    return count > 0 ? [{ code: 'shares.broken', where: share.name, count, samples }] : []
  },
}
