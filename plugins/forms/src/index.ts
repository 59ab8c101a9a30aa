export { forms } from './plugin.ts'
