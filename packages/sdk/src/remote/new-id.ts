import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'

/** UUIDv7, as the kernel makes them. */
export function newId(): string {
  return v7({ random: randomBytes(16) })
}
