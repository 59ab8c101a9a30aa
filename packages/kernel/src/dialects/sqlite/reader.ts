import { type ConnectionOptions, openForReading } from './connection.ts'
import { type Call, decode } from './decode.ts'
import { faultOf, messageOf } from './map-error.ts'
import { AT, BELOW, type Fault, KEEP, type Packed, type ReaderAnswers } from './protocol.ts'
import { serve } from './serve.ts'
import { createStatements, type Statements } from './statements.ts'

/** What a reader is told. */
export interface ReaderOptions extends ConnectionOptions {
  /** What the two sides share, at BELOW, KEEP and AT. */
  readonly shared: Int32Array<SharedArrayBuffer>
}

/** Milliseconds for which answers gather before they are posted. */
const GATHER = 5

/**
 * A thread that reads: a message's statements see the newest commit when they are begun. They share a transaction and
 * a message back while they are quick: to begin anew after each commit costs four times what a look-up does.
 */
serve<ReaderOptions>(openForReading, (connection, post, { shared }) => {
  const statements = createStatements(connection)
  const begin = connection.prepare('BEGIN')
  const commit = connection.prepare('COMMIT')
  let next = 0
  return calls => {
    statements.learn(calls)
    let answers: [number, Packed | Fault][] = []
    let began = performance.now()
    const flush = () => {
      if (connection.inTransaction) commit.run()
      if (answers.length > 0) post(answers satisfies ReaderAnswers)
      answers = []
      began = performance.now()
    }
    const programs = decode(calls)
    for (const [call] of programs) {
      const number = next++
      Atomics.store(shared, AT, number)
      const wanted = number >= Atomics.load(shared, BELOW) || number === Atomics.load(shared, KEEP)
      if (!wanted) continue
      if (programs.length > 1 && !connection.inTransaction) begin.run()
      answers.push([number, read(statements, call as Call)])
      if (performance.now() - began > GATHER) flush()
    }
    flush()
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
