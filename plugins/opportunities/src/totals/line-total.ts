/**
 * What a line comes to, in whole minor units: half a unit is rounded up. `discount` is percent, to two decimals. Undefined
 * where it is more than can be counted.
 */
export function lineTotal(quantity: number, price: number, discount: number): number | undefined {
  const parts = 10_000n - BigInt(Math.round(discount * 100))
  const total = (BigInt(quantity) * BigInt(price) * parts + 5_000n) / 10_000n
  return total <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(total) : undefined
}
