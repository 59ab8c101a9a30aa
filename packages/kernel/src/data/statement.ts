import type { CompiledQuery } from 'kysely'
import type { Statement } from '../dialects/dialect.ts'

/** What Kysely compiled, as a statement of the dialect. */
export function statementOf(query: CompiledQuery): Statement {
  return query as unknown as Statement
}
