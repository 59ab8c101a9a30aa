import type { Clock } from '@kith/kernel'
import { variables } from '@kith/rules'
import { KithError } from '@kith/sdk'

/** Time that stands still until a test winds it. */
export interface TestClock extends Clock {
  /**
   * Moves on by milliseconds or '15d' (m, h, d, w, mo, y). What falls due on the way is woken in order, at its moment,
   * and what it starts is finished before the next.
   */
  advance(by: string | number): Promise<void>
}

interface Timer {
  readonly at: number
  readonly wake: () => void
}

/** `settle` resolves when what a timer woke has finished. */
export function createTestClock(start: Date, settle: () => Promise<void>): TestClock {
  let now = start.getTime()
  let timers: readonly Timer[] = []
  return {
    now: () => new Date(now),
    wakeAt(at, wake) {
      if (at.getTime() <= now) {
        const soon = setImmediate(wake)
        return () => clearImmediate(soon)
      }
      const timer = { at: at.getTime(), wake }
      timers = [...timers, timer].sort((a, b) => a.at - b.at)
      return () => {
        timers = timers.filter(other => other !== timer)
      }
    },
    async advance(by) {
      const until = typeof by === 'number' ? now + by : later(now, by)
      await settle()
      for (let [next] = timers; next && next.at <= until; [next] = timers) {
        timers = timers.slice(1)
        now = next.at
        next.wake()
        await settle()
      }
      now = until
      await settle()
    },
  }
}

function later(now: number, by: string): number {
  const at = variables({ now })({ $: 'now', add: by }, 'instant')
  if (typeof at === 'string') return Date.parse(at)
  throw new KithError(
    'KITH_TEST_DURATION',
    `"${by}" is no duration: use a number and m, h, d, w, mo or y, as in "15d".`,
  )
}
