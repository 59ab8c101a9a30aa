/** How many of a kind a minute, now. */
export interface Rates {
  /** Counts one and answers the rate with it: what came a minute ago counts for a third. */
  add(name: string, now: Date): number
}

/** Forgets what was counted longest ago beyond `most`. */
export function createRates(most = 10_000): Rates {
  const rates = new Map<string, { readonly value: number; readonly at: number }>()
  const of = (name: string, now: Date) => {
    const known = rates.get(name)
    return known ? known.value * Math.exp((known.at - now.getTime()) / 60_000) : 0
  }
  return {
    add(name, now) {
      const value = of(name, now) + 1
      rates.delete(name)
      rates.set(name, { value, at: now.getTime() })
      const [oldest] = rates.size > most ? rates.keys() : []
      if (oldest !== undefined) rates.delete(oldest)
      return value
    },
  }
}
