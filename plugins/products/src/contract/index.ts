export { type ProductsContract, productsContract } from './contract.ts'
export { price } from './price.ts'
export { priceList } from './price-list.ts'
export { product } from './product.ts'
