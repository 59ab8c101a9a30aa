import { isDeepStrictEqual } from 'node:util'
import { valueIn } from '@kith/sdk'
import type { RecordWrite } from './writes.ts'

/** Fields of an update whose values differ from what stands there. */
export function changedFields(write: RecordWrite): string[] {
  return Object.keys(write.set).filter(name => !isDeepStrictEqual(write.set[name], valueIn(write.before, name) ?? null))
}
