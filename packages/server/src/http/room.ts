import { KithError } from '@kith/sdk'

/** What one request holds of the memory that all may. */
export interface Place {
  /** Throws `KITH_BODY_ROOM` where there is no room for so many bytes more. */
  add(bytes: number): void
  leave(): void
}

/**
 * How much may be held in memory at once, by as many as come. Counted is what has arrived, not what was announced: who sends slowly
 * keeps nobody out.
 */
export function createRoom(most: number): () => Place {
  let held = 0
  return () => {
    let own = 0
    return {
      add(bytes) {
        if (held + bytes > most) {
          throw new KithError('KITH_BODY_ROOM', 'Too many files are arriving at once: send it again in a moment.')
        }
        held += bytes
        own += bytes
      },
      leave() {
        held -= own
        own = 0
      },
    }
  }
}
