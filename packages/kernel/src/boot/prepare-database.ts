import type { AnyPlugin } from '@kith/sdk'
import type { AppOptions } from '../app.ts'
import { systemClock } from '../clock.ts'
import type { TableSpec } from '../dialects/ddl.ts'
import type { Dialect } from '../dialects/dialect.ts'
import type { OwnTable } from '../dialects/search.ts'
import type { Model } from '../model/model.ts'
import { ensureSchema } from '../schema/ensure.ts'
import { kernelTables } from '../schema/kernel-tables.ts'
import { tableSpec } from '../schema/spec.ts'
import { migrate } from './migrate.ts'

/** Makes the database as the plugins want it; answers whether there was nothing before. */
export async function prepareDatabase(
  dialect: Dialect,
  plugins: readonly AnyPlugin[],
  models: ReadonlyMap<string, Model>,
  options: AppOptions,
): Promise<boolean> {
  const { fresh } = await ensureSchema(dialect, tablesWanted(dialect, models))
  const now = (options.clock ?? systemClock()).now()
  await migrate({
    dialect,
    fresh,
    now,
    plugins,
    backup: () => (options.beforeMigration ? options.beforeMigration(dialect) : Promise.resolve()),
  })
  return fresh
}

/** Every table of an app. */
export function tablesWanted(dialect: Dialect, models: ReadonlyMap<string, Model>): (TableSpec | OwnTable)[] {
  return [...kernelTables, ...dialect.search.tables, ...[...models.values()].map(tableSpec)]
}
