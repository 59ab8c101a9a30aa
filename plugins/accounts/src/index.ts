export { accounts } from './plugin.ts'
