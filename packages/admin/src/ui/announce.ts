import type { ReactiveControllerHost } from 'lit'

/** Milliseconds between two announcements: who is read to is not to be talked over. */
const pause = 10_000

/** What a screen reader is told of a number that grows: how many more, summed up, at most once in 10 s. */
export interface Announcer {
  /** The number to be told now; 0 for nothing. */
  readonly n: number
  /** Tells that the number stands at `total`. */
  count(total: number): void
}

export function announcer(host: ReactiveControllerHost): Announcer {
  let n = 0
  let told = 0
  let latest = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const tell = () => {
    timer = undefined
    if (latest <= told) return
    n = latest - told
    told = latest
    timer = setTimeout(tell, pause)
    host.requestUpdate()
  }
  host.addController({ hostDisconnected: () => clearTimeout(timer) })
  return {
    get n() {
      return n
    },
    count(total) {
      latest = total
      if (timer === undefined) tell()
    },
  }
}
