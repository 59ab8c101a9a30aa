import { fold } from './fold.ts'
import type { FieldType } from './types.ts'

export type Canonical = string | number | boolean

/** The value as it compares within its type; null when it is empty or is no value of that type. */
export function canonical(type: FieldType, value: unknown): Canonical | null {
  if (type === 'number' && isMoney(value)) return value.base
  const text = typeof value === 'object' ? '' : String(value ?? '')
  switch (type) {
    case 'text':
      return fold(text) || null
    case 'number':
      return text.trim() && Number.isFinite(+text) ? +text : null
    case 'boolean':
      return text === 'true' || (text === 'false' ? false : null)
    case 'date':
    case 'instant':
      return text && iso(Date.parse(text))?.slice(0, type === 'date' ? 10 : 24) === text ? text : null
    case 'list':
      return null
    default:
      return text || null
  }
}

/** Money compares by its worth in the organisation's currency; without a rate it is empty. */
function isMoney(value: unknown): value is { readonly base: number | null } {
  return typeof value === 'object' && value !== null && 'base' in value && 'currency' in value
}

/** A form of a value that JavaScript's `<` orders by code point: U+E000 to U+FFFF go before what takes two units. */
export function rank(value: Canonical): Canonical {
  return typeof value === 'string' ? value.replace(/[\ue000-\uffff]/g, '\ud7ff$&') : value
}

/** Milliseconds since 1970 as an instant; undefined outside the years 1 to 9999, where texts no longer order times. */
export function iso(at: number): string | undefined {
  return at > -621355968e5 && at < 2534023008e5 ? new Date(at).toISOString() : undefined
}
