import type { RecordRow } from './api.ts'

/** A record's value of a field by its name in the manifest: 'name', or 'custom.tier' of the bag `custom`. */
export function fieldValue(row: RecordRow, name: string): unknown {
  return name.split('.').reduce<unknown>((at, key) => (at as Readonly<Record<string, unknown>> | undefined)?.[key], row)
}
