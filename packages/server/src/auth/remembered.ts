import type { Actor } from '@kith/sdk'

/**
 * Who a browser's cookies stand for, remembered for a moment: a page asks many things at once. What this process writes
 * makes it forget at once; what another one writes is known within a second, as with snapshots.
 */
export interface Remembered {
  get(cookies: string, find: () => Promise<Actor | undefined>): Promise<Actor | undefined>
  forget(): void
  /** Called after each forgetting, and every half minute for what other processes write; answers how to stop. */
  whenForgotten(look: () => Promise<void>): () => void
}

const freshFor = 1000
const most = 10_000

export function createRemembered(): Remembered {
  const known = new Map<string, { readonly at: number; readonly actor: Promise<Actor | undefined> }>()
  const watchers = new Set<() => Promise<void>>()
  const look = () => {
    for (const watcher of watchers) watcher().catch(() => undefined)
  }
  let timer: NodeJS.Timeout | undefined
  return {
    get(cookies, find) {
      const found = known.get(cookies)
      if (found && performance.now() - found.at < freshFor) return found.actor
      if (known.size >= most) known.clear()
      const actor = find()
      known.set(cookies, { at: performance.now(), actor })
      actor.catch(() => known.delete(cookies))
      return actor
    },
    forget() {
      known.clear()
      look()
    },
    whenForgotten(watcher) {
      watchers.add(watcher)
      timer ??= setInterval(look, 30 * freshFor).unref()
      return () => {
        watchers.delete(watcher)
        if (watchers.size > 0) return
        clearInterval(timer)
        timer = undefined
      }
    },
  }
}
