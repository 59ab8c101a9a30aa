import type { RecordRef } from '@kith/sdk'

/** A record of any entity as it is stored: `entity/id`. */
export function anyRefKey(ref: RecordRef): string {
  return `${ref.entity}/${ref.id}`
}

export function anyRefOf(stored: unknown): RecordRef | null {
  if (typeof stored !== 'string') return null
  const slash = stored.indexOf('/')
  return { entity: stored.slice(0, slash), id: stored.slice(slash + 1) }
}
