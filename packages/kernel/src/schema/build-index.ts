import type { IndexSpec } from '../dialects/ddl.ts'
import type { Dialect } from '../dialects/dialect.ts'
import type { Model } from '../model/model.ts'

/** Gives an entity's table an index while people work: nothing where it is there. Throws `KITH_DATABASE_STATEMENT`. */
export async function buildIndexOf(dialect: Dialect, { table }: Model, index: IndexSpec): Promise<void> {
  const [found] = await dialect.schema(table)
  if (found?.indexes.some(({ name }) => name === index.name)) return
  if (dialect.buildIndex) return await dialect.buildIndex(table, index)
  const statements = [dialect.ddl.createIndex(table, index), `analyze "${index.name}"`]
  await dialect.define(statements.map(sql => ({ sql, parameters: [] })))
}
