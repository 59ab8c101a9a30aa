/**
 * Spreads the preparing of changes over turns of the event loop: when fifty requests arrive in one, they would else be
 * worked off in one, and nothing is answered meanwhile. It never waits for a change to end, so none holds up another.
 */
export interface Turns {
  /** Resolves when it is this change's turn; `undefined` when that is now. */
  next(): Promise<void> | undefined
}

export function createTurns(perTurn = 8): Turns {
  const waiting: (() => void)[] = []
  let begun = 0
  let scheduled = false

  const schedule = (): void => {
    if (scheduled) return
    scheduled = true
    setImmediate(() => {
      scheduled = false
      begun = 0
      for (const go of waiting.splice(0, perTurn)) {
        begun++
        go()
      }
      if (waiting.length > 0) schedule()
    })
  }

  return {
    next() {
      schedule()
      if (begun < perTurn && waiting.length === 0) {
        begun++
        return undefined
      }
      return new Promise(resolve => {
        waiting.push(resolve)
      })
    },
  }
}
