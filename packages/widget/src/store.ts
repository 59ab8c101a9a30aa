import type { Entry } from './send.ts'

/** What of an IDBObjectStore keeps entries by their key. */
export interface Entries {
  getAll(): { result: Entry[] }
  put(entry: Entry): { result: unknown }
  delete(key: string): { result: unknown }
}

/** Asks or changes the entries on this device in one transaction: IndexedDB, else localStorage where that is refused.
 *
 * @param mayCreate whether the database may be made for it: asking leaves nothing on the device of who sent nothing
 */
export async function keep<Result>(run: (entries: Entries) => { result: Result }, mayCreate = false): Promise<Result> {
  let database: IDBDatabase
  try {
    database = await open(mayCreate)
  } catch {
    return run(local).result
  }
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(name, 'readwrite')
    const request = run(transaction.objectStore(name) as Entries)
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = reject
    database.close()
  })
}

const name = 'kith-form'

function open(mayCreate: boolean): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () =>
      mayCreate ? request.result.createObjectStore(name, { keyPath: 'key' }) : request.transaction?.abort()
    request.onsuccess = () => resolve(request.result)
    request.onerror = reject
  })
}

const local: Entries = {
  getAll: () => ({
    result: Object.keys(localStorage).flatMap(key => (key.startsWith(name) ? JSON.parse(localStorage[key]) : [])),
  }),
  put: entry => ({ result: localStorage.setItem(name + entry.key, JSON.stringify(entry)) }),
  delete: key => ({ result: localStorage.removeItem(name + key) }),
}
