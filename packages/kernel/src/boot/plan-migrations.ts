import { createHash } from 'node:crypto'
import { type AnyPlugin, KithError, type Migration } from '@kith/sdk'
import type { Dialect } from '../dialects/dialect.ts'

/** A migration that has not run. */
export interface PlannedMigration extends Migration {
  readonly plugin: string
  /** `plugin/id` */
  readonly name: string
  readonly checksum: string
}

/**
 * The migrations of plugins that have not run, in the order in which they will. Throws `KITH_MIGRATION_CHANGED` when one
 * that ran has another text now, `KITH_MIGRATION_ORDER` when they wait for each other.
 */
export async function planMigrations(
  dialect: Dialect,
  plugins: readonly AnyPlugin[],
): Promise<readonly PlannedMigration[]> {
  const lines = await dialect.all({
    sql: "select plugin, id, checksum from kernel_ledger where kind = 'migration'",
    parameters: [],
  })
  const ran = new Map(lines.map(row => [`${row.plugin}/${row.id}`, String(row.checksum)]))
  const all = plugins.flatMap(({ contract, parts: { migrations } }) =>
    migrations.map((migration, i) => planned(contract.name, migration, migrations[i - 1])),
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
  return inOrder(
    all.filter(one => !ran.has(one.name)),
    new Set(ran.keys()),
  )
}

function inOrder(waiting: readonly PlannedMigration[], done: Set<string>): readonly PlannedMigration[] {
  const left = [...waiting]
  const ordered: PlannedMigration[] = []
  while (left.length > 0) {
    const at = left.findIndex(({ after = [] }) => after.every(name => done.has(name)))
    const [next] = at < 0 ? [] : left.splice(at, 1)
    if (!next) {
      const names = left.map(one => one.name)
      throw new KithError(
        'KITH_MIGRATION_ORDER',
        `These migrations wait for each other or for one that is not there: ${names.join(', ')}.`,
        { migrations: names },
      )
    }
    done.add(next.name)
    ordered.push(next)
  }
  return ordered
}

function planned(plugin: string, migration: Migration, before: Migration | undefined): PlannedMigration {
  return {
    ...migration,
    plugin,
    name: `${plugin}/${migration.id}`,
    after: [...(migration.after ?? []), ...(before ? [`${plugin}/${before.id}`] : [])],
    checksum: createHash('sha256').update(JSON.stringify(migration.statements)).digest('base64url'),
  }
}
