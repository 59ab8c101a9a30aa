const step = 5
const longest = 50

/** Lets long work wait while people are served. */
export interface Lane {
  /** Counts one call of a person or visitor from here until `leave`. */
  enter(): void
  leave(): void
  /** Resolves when nobody has been served since the last time, or after 50 ms: long work goes on, slowly. */
  clear(): Promise<void>
}

export function createLane(): Lane {
  let served = 0
  let active = 0
  let seen = 0
  return {
    enter() {
      served++
      active++
    },
    leave() {
      active--
    },
    async clear() {
      for (let waited = 0; waited < longest && (active > 0 || served !== seen); waited += step) {
        seen = served
        await new Promise(resolve => setTimeout(resolve, step))
      }
    },
  }
}
