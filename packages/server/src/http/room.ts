import { KithError } from '@kith/sdk'

/** How much may be held in memory at once. */
export interface Room {
  /** Does the work while it holds `bytes`. Throws `KITH_BODY_ROOM` where there is no room for them now. */
  hold<T>(bytes: number, work: () => Promise<T>): Promise<T>
}

export function createRoom(most: number): Room {
  let held = 0
  return {
    async hold(bytes, work) {
      if (held + bytes > most) {
        throw new KithError('KITH_BODY_ROOM', 'Too many files are arriving at once: send it again in a moment.')
      }
      held += bytes
      try {
        return await work()
      } finally {
        held -= bytes
      }
    },
  }
}
