import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'

// As the product opens its database for writing.
const database = new Database(workerData.file)
for (const pragma of [
  'journal_mode = WAL',
  'synchronous = FULL',
  'temp_store = MEMORY',
  'cache_size = -64000',
  'wal_autocheckpoint = 4000',
  'journal_size_limit = 67108864',
  'secure_delete = ON',
]) {
  database.pragma(pragma)
}
const statements = workerData.statements.map(sql => database.prepare(sql))
const write = database.transaction(submissions => {
  for (const rows of submissions) for (const [i, values] of rows.entries()) statements[i].run(values)
})

parentPort?.on('message', submissions => {
  write.immediate(submissions)
  parentPort?.postMessage(submissions.length)
})
