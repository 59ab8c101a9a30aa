export { activities } from './plugin.ts'
