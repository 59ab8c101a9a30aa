import type { Check, Found } from './check.ts'

const least = 256 * 1024 * 1024

/** Room on the disk: for one copy of the database, which moving data makes, and what a day may bring. */
export const room: Check = {
  async find({ dialect }) {
    return scarce(await dialect.room())
  },
}

/** In bytes; `free` is not known of a server that is elsewhere. */
export function scarce({ size, free }: { readonly size: number; readonly free?: number }): Found[] {
  if (free === undefined || free >= size + least) return []
  return [{ code: 'room.scarce', where: `${mega(free)} MB`, count: mega(size + least) }]
}

function mega(bytes: number): number {
  return Math.ceil(bytes / 1024 / 1024)
}
