import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import { RefusingDriver } from '../compile-only.ts'
import type { UntypedDatabase } from '../dialect.ts'

/** A query builder that compiles for PostgreSQL and executes nothing. */
export function compileOnly(): Kysely<UntypedDatabase> {
  return new Kysely<UntypedDatabase>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new RefusingDriver(),
      createIntrospector: database => new PostgresIntrospector(database),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
}
