export { opportunities } from './plugin.ts'
