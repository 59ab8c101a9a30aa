import { KithError } from '@kith/sdk'
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { UntypedDatabase } from '../dialect.ts'

/** A query builder that compiles for SQLite and executes nothing. */
export function compileOnly(): Kysely<UntypedDatabase> {
  return new Kysely<UntypedDatabase>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new RefusingDriver(),
      createIntrospector: database => new SqliteIntrospector(database),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  })
}

class RefusingDriver extends DummyDriver {
  override async acquireConnection(): Promise<never> {
    throw new KithError(
      'KITH_DATABASE_COMPILE_ONLY',
      'This query builder only compiles. Pass its compile() to all(), commit() or define() of the dialect.',
    )
  }
}
