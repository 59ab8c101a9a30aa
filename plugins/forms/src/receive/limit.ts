import { createRecent } from './recent.ts'

/** Counts answers by whatever they have in common. */
export interface Limiter {
  /**
   * Takes one from the bucket of `name`, which holds a minute's worth and fills evenly.
   *
   * @param perMinute 0 for any number
   * @returns 0, or the seconds until there is one again
   */
  take(name: string, perMinute: number, now: Date): number
}

/** Forgets the buckets that were used longest ago beyond `most`. */
export function createLimiter(most = 10_000): Limiter {
  // By name, the moment at which the bucket is full again: whole milliseconds do not drift as fractions of tokens do.
  const buckets = createRecent<number>(most)
  return {
    take(name, perMinute, now) {
      if (perMinute === 0) return 0
      const at = now.getTime()
      const each = 60_000 / perMinute
      const full = Math.max(at, buckets.get(name) ?? at)
      const early = full + each - at - 60_000
      buckets.set(name, early < 1 ? full + each : full)
      return early < 1 ? 0 : Math.ceil(early / 1000)
    },
  }
}

/**
 * What an address is counted by: an IPv4 address, the /64 network of an IPv6 one. `undefined` for this machine's own,
 * behind which a proxy that the app was not told of may hide all visitors.
 */
export function networkOf(ip: string): string | undefined {
  const address = ip.replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase()
  if (address.startsWith('127.') || address === '::1' || address === '') return undefined
  if (!address.includes(':')) return address
  const [head = '', tail] = address.split('::')
  const first = head ? head.split(':') : []
  const last = tail ? tail.split(':') : []
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0')
  return [...first, ...zeros, ...last].slice(0, 4).join(':')
}
