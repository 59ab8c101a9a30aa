import type { Kernel } from '../kernel.ts'
import type { Model } from '../model/model.ts'
import { searchedModels } from '../search/check.ts'
import { searchRow } from '../search/row.ts'
import { type Found, named, readAll } from './check.ts'

const page = 200
/** Terms of one record that are looked up together. */
const most = 40

/** Rows of the index that lack a term of their record, as it stands now. */
export async function staleSearch(kernel: Kernel): Promise<Found[]> {
  const found: Found[] = []
  for (const model of searchedModels(kernel)) {
    const stale: string[] = []
    let count = 0
    for (let after = ''; ; ) {
      const rows = await readAll(kernel, {
        sql: `select * from "${model.table}" where id > ? and deleted_at is null order by id limit ${page}`,
        parameters: [after],
      })
      for (const row of rows) {
        if (await lacksTerm(kernel, model, String(row.id), row)) {
          count++
          if (stale.length < named) stale.push(String(row.id))
        }
      }
      const last = rows.at(-1)
      if (!last) break
      after = String(last.id)
    }
    if (count > 0) found.push({ code: 'search.stale', where: model.name, count, samples: stale })
  }
  return found
}

async function lacksTerm(kernel: Kernel, model: Model, id: string, row: Parameters<Model['decode']>[0]) {
  const { search } = kernel.dialect
  const terms = searchRow(model, id, model.decode(row)).terms.filter(term => Buffer.byteLength(term) < 2000)
  const [present] = await readAll(kernel, {
    sql: `select seq from ${search.rows} where record = ? and entity = ?`,
    parameters: [id, model.name],
  })
  // One that is missing altogether is told by itself.
  if (!present) return false
  const match = { every: terms.slice(0, most).map(term => ({ term })) }
  const [hit] = await readAll(kernel, search.find({ match, limit: 1, before: Number(present.seq) + 1 }))
  return hit?.record !== id
}
