/** Time as the app sees it. Tests wind one of their own. */
export interface Clock {
  now(): Date
  /** Runs `wake` once at or after `at`; answers how to call it off. */
  wakeAt(at: Date, wake: () => void): () => void
}

const longest = 2 ** 31 - 1

/** The machine's own time. Its timers do not keep the process alive. */
export function systemClock(): Clock {
  return {
    now: () => new Date(),
    wakeAt(at, wake) {
      let timer: NodeJS.Timeout
      const set = () => {
        const left = at.getTime() - Date.now()
        timer = left > longest ? setTimeout(set, longest) : setTimeout(wake, Math.max(0, left))
        timer.unref()
      }
      set()
      return () => clearTimeout(timer)
    },
  }
}
