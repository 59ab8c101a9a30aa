export { type Beside, type Started, type StartOptions, start } from './serving/start.ts'
export type { Line } from './serving/welcome.ts'
