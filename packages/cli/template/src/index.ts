export { samplePlugin } from './plugin.ts'
