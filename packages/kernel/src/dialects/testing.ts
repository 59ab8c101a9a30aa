export { type FreshDatabase, freshDatabase } from './fresh.ts'
export { type KeptDatabase, keepDatabases } from './kept-databases.ts'
export { keepThreads } from './sqlite/threads.ts'
