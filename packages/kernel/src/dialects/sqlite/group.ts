import type Database from 'better-sqlite3'
import { type Call, decode } from './decode.ts'
import { faultOf, refusalOf, undoesItself } from './map-error.ts'
import {
  type Calls,
  EXPECT_CHANGED,
  EXPECT_MASK,
  EXPECT_NONE,
  EXPECT_ROW,
  type Packed,
  RETURNS,
  type Refusal,
  type Result,
} from './protocol.ts'
import type { Prepared, Statements } from './statements.ts'

/** Runs the programs of a message in one transaction. Throws where the database fails: then nothing of it is stored. */
export type RunGroup = (calls: Calls) => Result[]

/**
 * Without savepoints at first: they cost a quarter of the throughput. A program refused before it wrote is left out;
 * where one is refused later, all of them run again, each within a savepoint. A program sees those before it.
 */
export function createGroup(connection: Database.Database, statements: Statements): RunGroup {
  const begin = connection.prepare('BEGIN IMMEDIATE')
  const commit = connection.prepare('COMMIT')
  const rollback = connection.prepare('ROLLBACK')
  const savepoint = connection.prepare('SAVEPOINT program')
  const undo = connection.prepare('ROLLBACK TO program')
  const release = connection.prepare('RELEASE program')

  return calls => {
    statements.learn(calls)
    const programs = decode(calls)
    return attempt(programs, false) ?? attempt(programs, true) ?? []
  }

  function attempt(programs: readonly Call[][], apart: boolean): Result[] | undefined {
    begin.run()
    try {
      const results: Result[] = []
      for (const program of programs) {
        if (apart) savepoint.run()
        const { result, wrote } = run(program, statements)
        if (wrote && isRefusal(result)) {
          if (programs.length === 1) return [result]
          if (!apart) return undefined
          undo.run()
        }
        if (apart) release.run()
        results.push(result)
      }
      commit.run()
      return results
    } finally {
      if (connection.inTransaction) rollback.run()
    }
  }
}

/** Runs until a step is refused. `wrote`: whether the transaction may hold changes of this program. */
function run(program: readonly Call[], statements: Statements): { result: Result; wrote: boolean } {
  const returned: Packed[] = []
  let wrote = false
  for (const [step, { statement, flags, parameters }] of program.entries()) {
    let prepared: Prepared | undefined
    try {
      prepared = statements.get(statement)
      const { count, packed } = prepared.execute(parameters, (flags & RETURNS) !== 0)
      if (!prepared.reads && !(prepared.whole && count === 0)) wrote = true
      const unmet = unmetBy(count, flags & EXPECT_MASK, prepared.reads)
      if (unmet) return { result: { step, ...unmet }, wrote }
      if (packed) returned.push(packed)
    } catch (error) {
      if (faultOf(error)) throw error
      const clean = !prepared || prepared.reads || (prepared.whole && undoesItself(error))
      return { result: refusalOf(error, step), wrote: wrote || !clean }
    }
  }
  return { result: returned.length > 0 ? returned : 0, wrote }
}

function unmetBy(count: number, expected: number, reads: boolean): Omit<Refusal, 'step'> | undefined {
  switch (expected) {
    case EXPECT_ROW:
      return count > 0 ? undefined : { reason: 'expect', message: 'A row was expected; there is none.' }
    case EXPECT_NONE:
      return count === 0 ? undefined : { reason: 'expect', message: 'No row was expected; there is one.' }
    case EXPECT_CHANGED:
      if (reads) return { reason: 'error', message: "A SELECT changes nothing; expect 'row' or 'none' of it." }
      return count === 1 ? undefined : { reason: 'expect', message: `One changed row was expected, not ${count}.` }
    default:
      return undefined
  }
}

function isRefusal(result: Result): result is Refusal {
  return result !== 0 && !Array.isArray(result)
}
