import type { Change, ReadContext } from '@kith/sdk'
import type { Work } from '@kith/sdk/remote'

/** What of a context is data, for code that is elsewhere. */
export function contextOf(ctx: object): Work['context'] {
  const { actor, now, url, locale, zone, currency, settings, change } = ctx as ReadContext & {
    readonly change?: Change
  }
  return {
    actor,
    now: now().toISOString(),
    url,
    locale,
    zone,
    currency,
    settings,
    ...(change && { change: change.id }),
  }
}
