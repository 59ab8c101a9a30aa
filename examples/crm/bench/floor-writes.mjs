import { randomUUID } from 'node:crypto'
import { Worker } from 'node:worker_threads'

/** A UUIDv7. */
export function newId() {
  const time = Date.now().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`
}

/** Writes on a thread of its own; while that is busy, the next commit gathers. */
export function openWriter(workerData) {
  const writer = new Worker(new URL('./floor-writer.mjs', import.meta.url), { workerData })
  const waiting = []
  let writing = []
  let scheduled = false
  const flush = () => {
    scheduled = false
    if (writing.length > 0 || waiting.length === 0) return
    writing = waiting.splice(0, 100)
    writer.postMessage(writing.map(({ rows }) => rows))
  }
  writer.on('message', () => {
    const done = writing
    writing = []
    flush()
    for (const { resolve } of done) resolve()
  })
  return rows =>
    new Promise(resolve => {
      waiting.push({ rows, resolve })
      if (scheduled) return
      scheduled = true
      setImmediate(flush)
    })
}
