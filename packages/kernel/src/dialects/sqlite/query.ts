import { Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import { RefusingDriver } from '../compile-only.ts'
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
