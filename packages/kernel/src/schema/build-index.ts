import type { IndexSpec } from '../dialects/ddl.ts'
import type { Dialect } from '../dialects/dialect.ts'
import type { Model } from '../model/model.ts'
import { ensureSchema } from './ensure.ts'
import { tableSpec } from './spec.ts'

/** Gives an entity's table an index while people work: nothing where it is there. Throws `KITH_DATABASE_STATEMENT`. */
export async function buildIndexOf(dialect: Dialect, model: Model, index: IndexSpec): Promise<void> {
  if (!dialect.buildIndex) {
    await ensureSchema(dialect, [{ ...tableSpec(model), columns: [], indexes: [index] }])
    return
  }
  const table = (await dialect.schema()).find(({ name }) => name === model.table)
  if (!table?.indexes.some(({ name }) => name === index.name)) await dialect.buildIndex(model.table, index)
}
