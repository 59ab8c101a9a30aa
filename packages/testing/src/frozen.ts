import { KithError } from '@kith/sdk'

/**
 * A copy of a JSON value that nobody can change: what passes between plugins. What would not survive a trip over the
 * wire (a Date, a Map, NaN, `undefined` in a list) is `KITH_TEST_NOT_JSON`, which names the place.
 */
export function frozen<T>(value: T, place = ''): T {
  if (value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (Array.isArray(value)) return Object.freeze(value.map((item, i) => inList(item, `${place}[${i}]`))) as T
  if (typeof value === 'object' && isPlain(value)) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined)
    return Object.freeze(Object.fromEntries(entries.map(([key, item]) => [key, frozen(item, `${place}.${key}`)]))) as T
  }
  throw notJson(value, place)
}

function inList(value: unknown, place: string): unknown {
  if (value === undefined) throw notJson(value, place)
  return frozen(value, place)
}

function isPlain(value: object): boolean {
  const parent = Object.getPrototypeOf(value)
  return parent === Object.prototype || parent === null
}

function notJson(value: unknown, place: string): KithError {
  const kind = typeof value === 'object' ? (value?.constructor?.name ?? 'object') : `${typeof value} ${String(value)}`
  return new KithError('KITH_TEST_NOT_JSON', `${place || 'The value'} is not JSON: ${kind}. Values are JSON.`, {
    place,
  })
}
