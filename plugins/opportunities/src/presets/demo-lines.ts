import { productsContract } from '@kith/plugin-products/contract'
import { type Money, toMinor } from '@kith/sdk'
import type { Currency } from './deal.ts'
import type { Sold } from './demo-deal.ts'
import type { Context, Scene } from './demo-scene.ts'

interface Line {
  readonly product: string
  readonly name: string
  readonly quantity: number
  readonly discount: number
  readonly price: Money
  readonly position: number
}

/** Its line items; nothing where the catalogue is another one. */
export async function linesOf(
  ctx: Context,
  { products }: Scene,
  { items, currency }: Sold,
): Promise<readonly Line[] | undefined> {
  const lines: Line[] = []
  for (const [code, quantity, discount = 0] of items) {
    const found = products.get(code)
    if (!found) return undefined
    const { id: product, name } = found
    const { price } = await ctx.query(productsContract).price({ product, currency })
    if (!price) return undefined
    lines.push({ product, name, quantity, discount, price, position: (lines.length + 1) * 10 })
  }
  return lines
}

export function amountOf({ items, currency }: Sold) {
  const whole = items.reduce((sum, [code, quantity]) => sum + quantity * (euros[code] ?? 0), 0)
  return { amount: toMinor(Math.round(whole * perEuro[currency]), currency), currency }
}

/** How much of a currency is about a euro. */
export const perEuro: Readonly<Record<Currency, number>> = { EUR: 1, CNY: 8, USD: 1.1 }

/** What one of a product comes to in euros where the catalogue does not have it, about. */
const euros: Readonly<Record<string, number>> = {
  'EX-60': 40_000,
  'EX-215': 110_000,
  'EX-500': 320_000,
  'WL-50': 45_000,
  'DT-100': 640_000,
  'RB-20': 6_000,
  'HB-18': 17_000,
  'FK-500': 400,
  'SV-YEAR': 5_000,
  'SV-HOUR': 80,
}
