export { consents } from './plugin.ts'
