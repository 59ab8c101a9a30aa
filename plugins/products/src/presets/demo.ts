import { type Preset, preset, rate } from '@kith/sdk'
import type { ProductsContract } from '../contract/index.ts'
import { addCatalogue } from './machinery.ts'

/** The catalogue of machinery, and what its currencies are worth: amounts in them can be added up. */
export const demo: Preset<ProductsContract> = preset<ProductsContract>()('demo', async ctx => {
  const own = perEuro[ctx.currency]
  for (const [currency, per] of Object.entries(perEuro)) {
    if (own === undefined || currency === ctx.currency) continue
    const day = `${ctx.now().getUTCFullYear() - 1}-01-01`
    ctx.change.create(rate, { currency, day, rate: Number((own / per).toFixed(6)) })
  }
  await addCatalogue(ctx)
})

/** How much of a currency is about a euro. */
const perEuro: Readonly<Record<string, number>> = { EUR: 1, CNY: 8, USD: 1.1 }
