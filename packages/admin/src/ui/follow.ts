import type { LiveEvent } from '@kith/client'
import type { ReactiveControllerHost } from 'lit'
import type { Connection } from '../data/connection.ts'
import type { Session } from '../data/session.ts'

/** Milliseconds in which changes are gathered to be read together. */
const gather = 200

/** Reads anew what `concerns` a part of the page, soon after it changed and when the connection is back. Answers how to stop. */
export function follow(connection: Connection, concerns: (event: LiveEvent) => boolean, read: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      read()
    }, gather)
  }
  const unwatch = connection.onChange(event => {
    if (concerns(event)) soon()
  })
  const unreturn = connection.onReturn(soon)
  return () => {
    clearTimeout(timer)
    unwatch()
    unreturn()
  }
}

/** Reads when the element comes into the page, and anew whenever what `concerns` it changed, for as long as it stands there. */
export function followed(
  host: ReactiveControllerHost & { readonly session: Session },
  concerns: (event: LiveEvent) => boolean,
  read: () => void,
): void {
  let stop: (() => void) | undefined
  host.addController({
    hostConnected() {
      stop = follow(host.session.connection, concerns, read)
      read()
    },
    hostDisconnected() {
      stop?.()
    },
  })
}
