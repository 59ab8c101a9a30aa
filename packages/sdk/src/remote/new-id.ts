import { v7 } from 'uuid'

/** UUIDv7, each later than the one before it in this process. */
export function newId(): string {
  return v7()
}
