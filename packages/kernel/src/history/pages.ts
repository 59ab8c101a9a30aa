import { decodeCursor, encodeCursor } from '../data/cursor.ts'
import type { Row as SqlRow } from '../dialects/dialect.ts'

/** A place in what is ordered by `at` and `id`, latest first. */
export interface Place {
  readonly at: string
  readonly id: string
}

export interface PastOptions<T> {
  readonly name: string
  readonly limit: number
  readonly after: string | undefined
  /** Rows with `at` and `id` behind `place`, at most `limit`. */
  read(place: Place | undefined, limit: number): Promise<SqlRow[]>
  /** What the reader may see of them, in order; `undefined` for what he may not. */
  show(rows: readonly SqlRow[]): Promise<readonly (T | undefined)[]>
}

const rounds = 5

/** A page of the past. Where much of it may not be seen it is shorter than asked, and `next` goes on. */
export async function readPast<T>(options: PastOptions<T>): Promise<{ rows: T[]; next?: string }> {
  const { name, limit, after, read, show } = options
  const shown: T[] = []
  let place = after === undefined ? undefined : placeOf(after, name)
  for (let round = 0; round < rounds; round++) {
    const found = await read(place, limit + 1)
    const seen = await show(found)
    for (const [i, row] of found.entries()) {
      if (shown.length === limit || (i === limit && found.length > limit)) break
      place = { at: String(row.at), id: String(row.id) }
      const one = seen[i]
      if (one !== undefined) shown.push(one)
      if (shown.length === limit)
        return i + 1 < found.length ? { rows: shown, next: cursorOf(name, place) } : { rows: shown }
    }
    if (found.length <= limit) return { rows: shown }
  }
  return place ? { rows: shown, next: cursorOf(name, place) } : { rows: shown }
}

function placeOf(cursor: string, name: string): Place {
  const [at, id] = decodeCursor(cursor, [name])
  return { at: String(at), id: String(id) }
}

function cursorOf(name: string, { at, id }: Place): string {
  return encodeCursor([name], [at, id])
}
