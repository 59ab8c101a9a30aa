import { type Proof, prove } from './proof.ts'
import { type Entry, type SubmitResult, send } from './send.ts'
import { keep } from './store.ts'

/**
 * Sends an answer and keeps it on the device until the server has answered, so that closing the page on the way loses
 * nothing.
 *
 * @param mayKeep false when the form forbids keeping data on the device
 * @param proof of this visit; what is sent later gets a fresh one
 * @returns `queued` only when it is kept
 */
export async function deliver(
  entry: Entry,
  mayKeep: boolean,
  proof: Promise<Proof | undefined> | undefined,
): Promise<SubmitResult> {
  const isKept = mayKeep && (await add(entry))
  return locked(name + entry.key, async () => {
    const result = await send(entry, 5, proof)
    if (result.status === 'queued') return isKept ? result : { ...result, status: 'error' }
    if (isKept) await keep(entries => entries.delete(entry.key))
    return result
  })
}

/**
 * Sends what is kept, one tab at a time and oldest first; stops at the first entry that does not reach the server.
 *
 * @returns how each ended that is kept no more, by key, and the keys that still are
 */
export function flush(): Promise<{ results: Record<string, SubmitResult>; kept: string[] }> {
  return locked(name, async () => {
    const results: Record<string, SubmitResult> = {}
    for (const entry of await fresh()) {
      // An entry that a page is sending right now is that page's.
      const result = await locked(name + entry.key, lock => lock && send(entry, 1, prove(entry.url)), {
        ifAvailable: true,
      })
      if (result?.status === 'queued') break
      if (!result) continue
      results[entry.key] = result
      await keep(entries => entries.delete(entry.key))
    }
    return { results, kept: (await fresh()).map(({ key }) => key) }
  })
}

const name = 'kith-form'
const maxEntries = 20
const maxAge = 7 * 864e5

async function add(entry: Entry): Promise<boolean> {
  try {
    if ((await fresh()).length >= maxEntries) return false
    await keep(entries => entries.put(entry), true)
    return true
  } catch {
    return false
  }
}

async function fresh(): Promise<Entry[]> {
  const entries = await keep(entries => entries.getAll())
  return entries
    .sort((a, b) => a.at - b.at)
    .filter(({ at, key }) => {
      const isFresh = Date.now() - at < maxAge
      if (!isFresh) keep(entries => entries.delete(key))
      return isFresh
    })
}

/** Web Locks need a secure context and an origin of one's own; without them the key alone keeps two tabs from storing twice. */
async function locked<Result>(
  lock: string,
  run: (lock: true | Lock | null) => Result,
  options: LockOptions = {},
): Promise<Awaited<Result>> {
  let isRun = false
  try {
    return (await navigator.locks.request(lock, options, lock => {
      isRun = true
      return run(lock)
    })) as Awaited<Result>
  } catch (error) {
    if (isRun) throw error
    return await run(true)
  }
}
