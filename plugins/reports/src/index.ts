export { reports } from './plugin.ts'
