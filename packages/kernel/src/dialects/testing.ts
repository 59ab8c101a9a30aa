export { type FreshDatabase, freshDatabase } from './fresh.ts'
export { type KeptDatabase, keepDatabases } from './kept-databases.ts'
export { type KeptPools, keepPools } from './postgres/pools.ts'
export { keepThreads } from './sqlite/threads.ts'
