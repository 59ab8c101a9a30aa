import type { AnyPlugin } from '@kith/sdk'
import type { Dialect, Statement } from '../dialects/dialect.ts'
import { type PlannedMigration, planMigrations } from './plan-migrations.ts'

export interface MigrateOptions {
  readonly dialect: Dialect
  readonly plugins: readonly AnyPlugin[]
  /** A new installation has nothing to move: its migrations are only written down. */
  readonly fresh: boolean
  readonly now: Date
  /** Called before the first one runs. */
  readonly backup: () => Promise<void>
}

/**
 * Moves data by the migrations that have not run, each in one transaction with its line in the ledger. Throws
 * `KITH_MIGRATION_CHANGED` and `KITH_MIGRATION_ORDER` before the first one.
 */
export async function migrate({ dialect, plugins, fresh, now, backup }: MigrateOptions): Promise<readonly string[]> {
  const waiting = await planMigrations(dialect, plugins)
  if (waiting.length > 0 && !fresh) await backup()
  for (const migration of waiting) {
    const moved: Statement[] = fresh
      ? []
      : migration.statements.map(s => ({ sql: typeof s === 'string' ? s : s[dialect.name], parameters: [] }))
    await dialect.define([...moved, ledgerLine(migration, now)])
  }
  return waiting.map(({ name }) => name)
}

function ledgerLine({ plugin, id, checksum }: PlannedMigration, now: Date): Statement {
  return {
    sql: "insert into kernel_ledger (plugin, kind, id, checksum, at) values (?, 'migration', ?, ?, ?)",
    parameters: [plugin, id, checksum, now.toISOString()],
  }
}
