import { createStore, type Store } from '../data/store.ts'

/** Whether a newer version of the application has come to this browser. */
export interface Updates {
  readonly isReady: Store<boolean>
  /** Has the browser keep the application: it fetches all its files, which is for when the page itself is there. */
  begin(): void
  /** Looks for one. */
  look(): void
  /** Goes over to it: the page begins anew. */
  take(): void
}

/** Milliseconds between two looks at whether there is a newer version. */
const between = 60 * 60_000
/** Milliseconds that a new version has to take over, before the page begins anew without. */
const patience = 3_000

/**
 * Lets the browser keep the application (`sw.ts`). A new version waits until somebody asks for it: what is typed is
 * never lost to one. Where service workers are not allowed, as by plain http, nothing is kept and nothing is told.
 */
export function watchUpdates(): Updates {
  const isReady = createStore(false)
  let registration: ServiceWorkerRegistration | undefined
  let waiting: ServiceWorker | undefined
  const found = async (worker: ServiceWorker | null) => {
    if (!worker) return
    // The page may have come anew from the server before its worker did: then there is nothing to tell.
    if (await isOfThisPage(worker)) return worker.postMessage('take over')
    waiting = worker
    isReady.set(true)
  }
  const register = async () => {
    registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' })
    // Where a test forbids them, there is none.
    if (!registration) return
    registration.addEventListener('updatefound', () => {
      const worker = registration?.installing
      worker?.addEventListener('statechange', () => {
        if (worker.state === 'installed' && navigator.serviceWorker.controller) void found(worker)
      })
    })
    if (navigator.serviceWorker.controller) void found(registration.waiting)
  }
  const look = () => void registration?.update().catch(() => undefined)
  let isBegun = false
  return {
    isReady,
    look,
    begin() {
      if (isBegun || !('serviceWorker' in navigator)) return
      isBegun = true
      void register().catch(() => undefined)
      setInterval(look, between)
      document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look())
    },
    take() {
      const reload = () => location.reload()
      navigator.serviceWorker.addEventListener('controllerchange', reload, { once: true })
      setTimeout(reload, patience)
      waiting?.postMessage('take over')
    },
  }
}

/** Whether a worker's version is the one of this page: it has the same files. */
function isOfThisPage(worker: ServiceWorker): Promise<boolean> {
  const mine = [...document.querySelectorAll('script[src], link[rel=stylesheet]')].map(
    one => new URL((one as HTMLScriptElement).src || (one as HTMLLinkElement).href).pathname,
  )
  return new Promise(resolve => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => resolve(data === true)
    setTimeout(() => resolve(false), patience)
    worker.postMessage(mine, [port2])
  })
}
