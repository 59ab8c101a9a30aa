import { createHash } from 'node:crypto'
import { KithError, type Migration, type PluginParts } from '@kith/sdk'
import type { Dialect, Statement } from '../dialects/dialect.ts'

export interface PluginMigrations {
  readonly plugin: string
  readonly migrations: PluginParts['migrations']
}

export interface MigrateOptions {
  readonly dialect: Dialect
  readonly plugins: readonly PluginMigrations[]
  /** A new installation has nothing to move: its migrations are only written down. */
  readonly fresh: boolean
  readonly now: Date
  /** Called before the first one runs. */
  readonly backup: () => Promise<void>
}

/**
 * Moves data by the migrations that have not run, each in one transaction with its line in the ledger. Throws
 * `KITH_MIGRATION_CHANGED` when one that ran has another text now, `KITH_MIGRATION_ORDER` when they wait for each other.
 */
export async function migrate(options: MigrateOptions): Promise<readonly string[]> {
  const { dialect, fresh, now } = options
  const ran = new Map(
    (
      await dialect.all({
        sql: "select plugin, id, checksum from kernel_ledger where kind = 'migration'",
        parameters: [],
      })
    ).map(row => [`${row.plugin}/${row.id}`, String(row.checksum)]),
  )
  const all = options.plugins.flatMap(({ plugin, migrations }) =>
    migrations.map((migration, i) => step(plugin, migration, migrations[i - 1])),
  )
  for (const one of all) {
    const checksum = ran.get(one.name)
    if (checksum !== undefined && checksum !== one.checksum) {
      throw new KithError(
        'KITH_MIGRATION_CHANGED',
        `The migration ${one.name} has run already and its text has changed since: restore it, and add a new one.`,
        { migration: one.name },
      )
    }
  }
  const waiting = all.filter(one => !ran.has(one.name))
  if (waiting.length > 0 && !fresh) await options.backup()
  const done = new Set(ran.keys())
  const applied: string[] = []
  while (applied.length < waiting.length) {
    const next = waiting.find(one => !done.has(one.name) && one.after.every(name => done.has(name)))
    if (!next) {
      const left = waiting.filter(one => !done.has(one.name)).map(one => one.name)
      throw new KithError(
        'KITH_MIGRATION_ORDER',
        `These migrations wait for each other or for one that is not there: ${left.join(', ')}.`,
        { migrations: left },
      )
    }
    const moved: Statement[] = fresh
      ? []
      : next.statements.map(s => ({ sql: typeof s === 'string' ? s : s[dialect.name], parameters: [] }))
    await dialect.define([...moved, ledgerLine(next.plugin, next.id, next.checksum, now)])
    done.add(next.name)
    applied.push(next.name)
  }
  return applied
}

function ledgerLine(plugin: string, id: string, checksum: string, now: Date): Statement {
  return {
    sql: "insert into kernel_ledger (plugin, kind, id, checksum, at) values (?, 'migration', ?, ?, ?)",
    parameters: [plugin, id, checksum, now.toISOString()],
  }
}

function step(plugin: string, migration: Migration, before: Migration | undefined) {
  return {
    ...migration,
    plugin,
    name: `${plugin}/${migration.id}`,
    after: [...(migration.after ?? []), ...(before ? [`${plugin}/${before.id}`] : [])],
    checksum: createHash('sha256').update(JSON.stringify(migration.statements)).digest('base64url'),
  }
}
