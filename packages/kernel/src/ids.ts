import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'

const idBytes = 16
const poolSize = idBytes * 256

/**
 * A source of ids. Random bytes are taken from the system for 256 ids at a time: asking for each id's alone was the
 * largest single cost of a write.
 */
export function createIds(now: () => number = Date.now): () => string {
  const pool = new Uint8Array(poolSize)
  let used = poolSize
  let last = 0
  let seq = 0
  return () => {
    if (used === poolSize) {
      randomFillSync(pool)
      used = 0
    }
    const random = pool.subarray(used, used + idBytes)
    used += idBytes
    const at = now()
    if (at > last) {
      last = at
      seq = ((random[6] ?? 0) << 8) | (random[7] ?? 0)
    } else {
      seq += 1
    }
    return v7({ random, msecs: last, seq })
  }
}

/** A new id: UUIDv7, each later than the one before it in this process. */
export const newId: () => string = createIds()
