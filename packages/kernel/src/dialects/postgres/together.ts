import type { Row, Statement } from '../dialect.ts'

export interface TogetherOptions {
  /** All of them in one round trip on one connection; rejects where one of them fails. */
  all(statements: readonly Statement[]): Promise<readonly Row[][]>
  /** One by itself, which says what is wrong with it. */
  alone(statement: Statement): Promise<Row[]>
}

/** Most that wait for one another. */
const most = 8

interface Waiting {
  readonly statement: Statement
  resolve(rows: Row[]): void
  reject(error: unknown): void
}

/**
 * Quick reads that one turn of the event loop asks for, as a request does that looks up several things: they are sent at
 * once, because each message wakes another process, which costs both more than the look-up itself.
 */
export function createTogether({ all, alone }: TogetherOptions): (statement: Statement) => Promise<Row[]> {
  let turn: Waiting[] = []

  return statement =>
    new Promise((resolve, reject) => {
      // Behind all that this turn still has to do.
      if (turn.length === 0) process.nextTick(send)
      turn.push({ statement, resolve, reject })
    })

  function send(): void {
    const waiting = turn
    turn = []
    for (let i = 0; i < waiting.length; i += most) void answer(waiting.slice(i, i + most))
  }

  async function answer(some: readonly Waiting[]): Promise<void> {
    const answers = some.length > 1 ? await all(some.map(one => one.statement)).catch(() => undefined) : undefined
    for (const [i, { statement, resolve, reject }] of some.entries()) {
      const rows = answers?.[i]
      if (rows) resolve(rows)
      else alone(statement).then(resolve, reject)
    }
  }
}
