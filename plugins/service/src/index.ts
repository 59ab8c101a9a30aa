export { service } from './plugin.ts'
