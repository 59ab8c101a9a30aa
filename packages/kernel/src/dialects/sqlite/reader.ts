import { openForReading } from './connection.ts'
import { type Call, decode } from './decode.ts'
import { faultOf, messageOf } from './map-error.ts'
import type { ReaderAnswer } from './protocol.ts'
import { serve } from './serve.ts'
import { createStatements, type Statements } from './statements.ts'

/** A thread that reads: each statement of its own sees the newest commit. */
serve(openForReading, (connection, post) => {
  const statements = createStatements(connection)
  return calls => {
    statements.learn(calls)
    for (const [call] of decode(calls)) post(read(statements, call as Call))
  }
})

function read(statements: Statements, { statement, parameters }: Call): ReaderAnswer {
  try {
    const prepared = statements.get(statement)
    if (!prepared.reads) throw new Error('Only a SELECT may be read; writes go through commit().')
    return prepared.execute(parameters, true).packed ?? [[], []]
  } catch (error) {
    return faultOf(error) ?? { fault: 'KITH_DATABASE_STATEMENT', message: messageOf(error) }
  }
}
