import { type AnyTap, reject, tap } from '@kith/sdk'
import { type ActivitiesContract, type } from '../contract/index.ts'

/** Codes are what other modules and imports name a type by. */
export const checkType: AnyTap<ActivitiesContract> = tap<ActivitiesContract>()(type.saving, {
  id: 'activities.check-type',
  guard: (_ctx, rows) =>
    rows.every(row => /^[a-z0-9][a-z0-9-]*$/.test(row.after.code))
      ? undefined
      : reject('activities.type_code', 'A code is lower case letters, digits and "-".', 'code'),
})
