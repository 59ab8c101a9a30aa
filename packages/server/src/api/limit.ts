import { KithError } from '@kith/sdk'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** So many requests in so many seconds. */
export interface Rate {
  readonly requests: number
  readonly seconds: number
}

export interface Limit {
  /**
   * Takes one request of the key's share, and answers the headers that say what is left (`RateLimit`, as the IETF's
   * draft has it). Throws `KITH_RATE` with `details.retryAfter` in seconds when there is none left.
   */
  take(key: string): Promise<Readonly<Record<string, string>>>
}

/** A share for each key, kept in this process: several servers give a share each. */
export function createLimit({ requests, seconds }: Rate): Limit {
  const limiter = new RateLimiterMemory({ points: requests, duration: seconds })
  const policy = { 'ratelimit-policy': `"default";q=${requests};w=${seconds}` }
  const left = (result: RateLimiterRes) => ({
    ...policy,
    ratelimit: `"default";r=${result.remainingPoints};t=${Math.ceil(result.msBeforeNext / 1000)}`,
  })
  return {
    async take(key) {
      try {
        return left(await limiter.consume(key))
      } catch (result) {
        if (!(result instanceof RateLimiterRes)) throw result
        const retryAfter = Math.max(1, Math.ceil(result.msBeforeNext / 1000))
        const message = `${requests} requests in ${seconds} seconds is the limit: try again in ${retryAfter} seconds.`
        throw new KithError('KITH_RATE', message, { requests, seconds, retryAfter })
      }
    },
  }
}
