import { present, type Ui } from '@kith/sdk'
import { price, priceList, product } from './contract/index.ts'

/** How products and prices stand in the application. */
export const shown: readonly Ui[] = [
  present(product, {
    position: 60,
    icon: 'tag',
    group: 'sales',
    beside: 'code',
    columns: ['line', 'unit', 'active', 'createdAt'],
  }),
  present(priceList, { group: null, columns: ['currency', 'validFrom', 'validTo', 'active'] }),
  present(price, { group: null, columns: ['list', 'product', 'price'] }),
]
