import { createRecent } from '../receive/recent.ts'

/** How many of a kind a minute, now. */
export interface Rates {
  /** Counts one and answers the rate with it: what came a minute ago counts for a third. */
  add(name: string, now: Date): number
}

/** Forgets what was counted longest ago beyond `most`. */
export function createRates(most = 10_000): Rates {
  const rates = createRecent<{ readonly value: number; readonly at: number }>(most)
  return {
    add(name, now) {
      const known = rates.get(name)
      const value = (known ? known.value * Math.exp((known.at - now.getTime()) / 60_000) : 0) + 1
      rates.set(name, { value, at: now.getTime() })
      return value
    },
  }
}
