import { fromMinor, rate, toMinor } from '@kith/sdk'
import type { Kernel } from '../kernel.ts'
import type { Model } from '../model/model.ts'

/** A dated rate: so many units of the organisation's currency for one of another. */
export interface Rate {
  readonly currency: string
  /** 'YYYY-MM-DD' */
  readonly day: string
  readonly rate: number
}

/** What an amount in minor units is worth in the organisation's currency; null where there is no rate. */
export type Worth = (amount: number, currency: string) => number | null

/** The organisation's currency. */
export function ownCurrency(kernel: Kernel): string {
  return String(kernel.settings.of('kernel')?.values.currency ?? 'EUR')
}

/** By the rates that are kept, at a moment. */
export async function worthAt(kernel: Kernel, at: Date): Promise<Worth> {
  const rates = await kernel.snapshots.read(kernel, kernel.models.get(rate.name) as Model)
  return worthOf(kernel, rates as never, at)
}

/** By the newest rate of each currency that is not after the day. */
function worthOf(kernel: Kernel, rates: readonly Rate[], at: Date): Worth {
  const own = ownCurrency(kernel)
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: kernel.zone, dateStyle: 'short' }).format(at)
  return (amount, currency) => {
    if (currency === own) return amount
    const known = rates.filter(one => one.currency === currency && one.day <= today)
    const newest = known.reduce<Rate | undefined>((best, one) => (best && best.day > one.day ? best : one), undefined)
    return newest ? toMinor(fromMinor(amount, currency) * newest.rate, own) : null
  }
}
