export { campaigns } from './plugin.ts'
