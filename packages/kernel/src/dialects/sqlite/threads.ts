import { Worker } from 'node:worker_threads'

/** Where workers come from, and where they go once their database is closed. */
export interface Threads {
  /** A worker of this file that has no database open. */
  take(entry: URL): Worker
  giveBack(entry: URL, worker: Worker): void
}

/** Each worker is started for its database and ends with it. */
export const ownThreads: Threads = {
  take: entry => new Worker(entry, { execArgv: [] }),
  giveBack: (_entry, worker) => worker.postMessage(null),
}

/** For tests, which open a database each: to start a worker costs more than all that most of them do with it. */
export function keepThreads(): Threads {
  const kept = new Map<string, Set<Worker>>()
  return {
    take(entry) {
      const [worker] = kept.get(entry.href) ?? []
      if (!worker) return ownThreads.take(entry)
      kept.get(entry.href)?.delete(worker)
      worker.removeAllListeners('exit')
      worker.ref()
      return worker
    },
    giveBack(entry, worker) {
      const idle = kept.get(entry.href) ?? new Set()
      kept.set(entry.href, idle.add(worker))
      worker.once('exit', () => idle.delete(worker))
      worker.unref()
    },
  }
}
