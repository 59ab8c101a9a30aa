import type { Change, RecordRef } from '@kith/sdk'
import { activity } from '../contract/index.ts'
import type { Values } from './values-of.ts'

/** Adds an activity to a change, with links to the further records that take part. */
export function createActivity(
  change: Change,
  values: Values | Readonly<Record<string, unknown>>,
  others: readonly RecordRef[] = [],
): string {
  const id = change.create(activity, values as Values)
  for (const other of others) change.link({ entity: activity.name, id }, 'with', other)
  return id
}
