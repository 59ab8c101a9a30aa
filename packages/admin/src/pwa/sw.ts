/**
 * The service worker, at `/sw.js`: it keeps the application itself, so that it opens at once and without a connection.
 * What the server answers about anybody or anything is never kept. Each version keeps its files in a cache of its own; a
 * new one waits until the page asks for it or every page of the old one is closed.
 */
export {}

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Asked extends Lasting {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface Told extends Lasting {
  readonly data: unknown
  readonly ports: readonly MessagePort[]
}
interface Worker {
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void
  addEventListener(type: 'message', listener: (event: Told) => void): void
}

/** The addresses of the application's files, named by what is in them; and their version. Written in as it is built. */
declare const KITH_FILES: readonly string[]
declare const KITH_VERSION: string
declare const self: Worker

const prefix = 'kith-'
const own = `${prefix}${KITH_VERSION}`
/** Milliseconds after which a page that is kept is better than one that does not come. */
const patience = 4_000
/** Milliseconds before a file that did not come is asked for again. */
const pauses = [300, 1_000, 3_000]

self.addEventListener('install', event => event.waitUntil(keepAll()))
self.addEventListener('activate', event => event.waitUntil(Promise.all([forget(), self.clients.claim()])))
self.addEventListener('message', ({ data, ports }) => {
  if (data === 'take over') void self.skipWaiting()
  else if (Array.isArray(data)) ports[0]?.postMessage(data.every(name => KITH_FILES.includes(String(name))))
})
self.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate' && pathname === '/') event.respondWith(shell(request))
  else if (pathname.startsWith('/assets/')) event.respondWith(file(request))
})

async function keepAll(): Promise<void> {
  const cache = await caches.open(own)
  await cache.addAll(['/', ...KITH_FILES])
}

/** The version before this one stays: pages that are still open ask for its files. */
async function forget(): Promise<void> {
  const kept = (await caches.keys()).filter(name => name.startsWith(prefix) && name !== own)
  await Promise.all(kept.slice(0, -1).map(name => caches.delete(name)))
}

/** The page as the server has it; as it is kept, where the server does not answer, or not soon. */
async function shell(request: Request): Promise<Response> {
  const kept = await caches.match('/', { cacheName: own })
  const asked = fetch(request)
  if (!kept) return asked
  const late = new Promise<Response>(resolve => setTimeout(() => resolve(kept), patience))
  const answered = asked.then(
    // A proxy that says in place of the server that it is not there.
    answer => (answer.status >= 502 && answer.status <= 504 ? kept : answer),
    () => kept,
  )
  return Promise.race([answered, late])
}

/** A browser asks once for a module and never again, so that a short break would last as long as the page. */
async function insist(request: Request): Promise<Response> {
  for (const pause of pauses) {
    try {
      return await fetch(request)
    } catch {
      await new Promise(resolve => setTimeout(resolve, pause))
    }
  }
  return fetch(request)
}

/** A file never changes: its name says what is in it. */
async function file(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true })
  if (kept) return kept
  const answer = await insist(request)
  if (answer.status === 200) await (await caches.open(own)).put(request, answer.clone())
  return answer
}
