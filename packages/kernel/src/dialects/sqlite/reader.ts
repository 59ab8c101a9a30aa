import { workerData } from 'node:worker_threads'
import { type ConnectionOptions, openForReading } from './connection.ts'
import { type Call, decode } from './decode.ts'
import { faultOf, messageOf } from './map-error.ts'
import { BELOW, type Fault, KEEP, type Packed, type ReaderAnswer } from './protocol.ts'
import { serve } from './serve.ts'
import { createStatements, type Statements } from './statements.ts'

/** What a reader is told. */
export interface ReaderOptions extends ConnectionOptions {
  /** At BELOW and KEEP: which reads not to begin. */
  readonly skip: Int32Array<SharedArrayBuffer>
}

/** A thread that reads: each statement of its own sees the newest commit. */
serve(openForReading, (connection, post) => {
  const { skip } = workerData as ReaderOptions
  const statements = createStatements(connection)
  let next = 0
  return calls => {
    statements.learn(calls)
    for (const [call] of decode(calls)) {
      const number = next++
      const wanted = number >= Atomics.load(skip, BELOW) || number === Atomics.load(skip, KEEP)
      if (wanted) post([number, read(statements, call as Call)] satisfies ReaderAnswer)
    }
  }
})

function read(statements: Statements, { statement, parameters }: Call): Packed | Fault {
  try {
    const prepared = statements.get(statement)
    if (!prepared.reads) throw new Error('Only a SELECT may be read; writes go through commit().')
    return prepared.execute(parameters, true).packed ?? [[], []]
  } catch (error) {
    return faultOf(error) ?? { fault: 'KITH_DATABASE_STATEMENT', message: messageOf(error) }
  }
}
