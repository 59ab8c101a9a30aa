import type { AnyContract, Money, ReadContext } from '@kith/sdk'
import { amounts } from './fields.ts'

/** An opportunity as conditions ask it: amounts that are not written yet have their worth of today; one without a rate is there, and worth nothing. */
export async function asked(
  ctx: Pick<ReadContext<AnyContract>, 'worth'>,
  values: object,
): Promise<Readonly<Record<string, unknown>>> {
  const row: Record<string, unknown> = { ...values }
  for (const name of amounts) {
    const value = row[name] as Money | null | undefined
    if (value) row[name] = { ...value, base: (await ctx.worth(value.amount, value.currency)) ?? 0 }
  }
  return row
}
