import { definePlugin, type Plugin } from '@kith/sdk'
import { type ProductsContract, productsContract } from './contract/index.ts'
import { locales } from './locales/index.ts'
import { price } from './operations/price.ts'
import { policies } from './policies.ts'
import { demo } from './presets/demo.ts'
import { machinery } from './presets/machinery.ts'
import { shown } from './shown.ts'
import { checkList } from './taps/check-list.ts'
import { checkPrice } from './taps/check-price.ts'
import { checkProduct } from './taps/check-product.ts'

export const products: Plugin<ProductsContract> = definePlugin({
  contract: productsContract,
  writes: { 'kernel.businessLine': ['create'], 'kernel.rate': ['create'] },
  handlers: { price },
  policies,
  grants: Object.fromEntries(
    ['sales', 'sales-manager', 'marketing', 'service', 'data-administrator'].map(role => [role, ['products.price']]),
  ),
  taps: [checkProduct, checkList, checkPrice],
  presets: [machinery, demo],
  locales,
  ui: shown,
})
