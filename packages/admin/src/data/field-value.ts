import type { RecordRow } from './api.ts'

/** A record's value of a field by its name in the manifest: 'name', or 'custom.tier' of the bag `custom`. */
export function fieldValue(row: RecordRow, name: string): unknown {
  return name.split('.').reduce<unknown>((at, key) => (at as Readonly<Record<string, unknown>> | undefined)?.[key], row)
}

/** Values by their names in the manifest as a record holds them: `{ 'custom.tier': 'a' }` is `{ custom: { tier: 'a' } }`. */
export function nested(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const whole: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(values)) {
    const keys = name.split('.')
    let at = whole
    for (const key of keys.slice(0, -1)) {
      at[key] ??= {}
      at = at[key] as Record<string, unknown>
    }
    at[keys.at(-1) ?? name] = value
  }
  return whole
}

/** The record with other values. */
export function withValues(row: RecordRow, values: Readonly<Record<string, unknown>>): RecordRow {
  const next: Record<string, unknown> = { ...row }
  for (const [key, value] of Object.entries(nested(values))) {
    const isBag = (key === 'custom' || key === 'ext') && typeof value === 'object' && value !== null
    next[key] = isBag ? { ...(row[key] as object), ...value } : value
  }
  return next as RecordRow
}
