export { products } from './plugin.ts'
