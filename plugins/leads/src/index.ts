export { leads } from './plugin.ts'
