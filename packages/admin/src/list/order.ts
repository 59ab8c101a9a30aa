import type { RecordRow } from '../data/api.ts'
import { fieldValue } from '../data/field-value.ts'

/** How rows stand among each other. */
export type Order = (a: RecordRow, b: RecordRow) => number

/** As the server orders: by these fields, with a minus descending, then by id the same way. Nothing comes before something. */
export function orderOf(sort: readonly string[] = []): Order {
  const keys = (sort.length > 0 ? sort : ['-createdAt']).map(key => ({
    name: key.replace(/^-/, ''),
    sign: key.startsWith('-') ? -1 : 1,
  }))
  const last = keys.at(-1)?.sign ?? 1
  return (a, b) => {
    for (const { name, sign } of keys) {
      const order = compare(fieldValue(a, name), fieldValue(b, name))
      if (order !== 0) return order * sign
    }
    return compare(a.id, b.id) * last
  }
}

function compare(a: unknown, b: unknown): number {
  if (a === b) return 0
  if (a === null || a === undefined) return b === null || b === undefined ? 0 : -1
  if (b === null || b === undefined) return 1
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const [x, y] = [String(a).toLowerCase(), String(b).toLowerCase()]
  return x < y ? -1 : x > y ? 1 : 0
}
