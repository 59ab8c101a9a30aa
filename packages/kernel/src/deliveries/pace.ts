import { performance } from 'node:perf_hooks'
import type { Dialect } from '../dialects/dialect.ts'

const busyAbove = 0.85
const pause = 50

/** Whether people keep this process or its database busy: deliveries then give way, for a moment at a time. */
export interface Pace {
  /** Milliseconds to wait before the next ones; 0 for none. */
  wait(): number
}

/** By the share of the last stretch of time in which the event loop was at work, and by who waits for the database. */
export function createPace(dialect: Pick<Dialect, 'isCrowded'>): Pace {
  let before = performance.eventLoopUtilization()
  let waiting = 0
  return {
    wait() {
      const now = performance.eventLoopUtilization()
      const { active, idle, utilization } = performance.eventLoopUtilization(now, before)
      if (active + idle >= pause) {
        before = now
        waiting = utilization > busyAbove ? pause : 0
      }
      return dialect.isCrowded?.() ? pause : waiting
    },
  }
}
