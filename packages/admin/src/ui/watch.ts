import type { ReactiveControllerHost } from 'lit'
import type { Store } from '../data/store.ts'

/** Draws the element again whenever the value changes, for as long as it stands in the page. */
export function watch(host: ReactiveControllerHost, store: Store<unknown>): void {
  let stop: (() => void) | undefined
  host.addController({
    hostConnected() {
      stop = store.subscribe(() => host.requestUpdate())
    },
    hostDisconnected() {
      stop?.()
    },
  })
}

/** The time, moved on once a minute and drawn then: "4 min" becomes "5 min". */
export function minutes(host: ReactiveControllerHost): () => Date {
  let timer: ReturnType<typeof setInterval> | undefined
  host.addController({
    hostConnected() {
      timer = setInterval(() => host.requestUpdate(), 60_000)
    },
    hostDisconnected() {
      clearInterval(timer)
    },
  })
  return () => new Date()
}
