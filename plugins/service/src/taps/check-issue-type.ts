import { type AnyTap, reject, tap } from '@kith/sdk'
import { issueType, type ServiceContract } from '../contract/index.ts'

/** Codes are what forms and the API name an issue type by. */
export const checkIssueType: AnyTap<ServiceContract> = tap<ServiceContract>()(issueType.saving, {
  id: 'service.check-issue-type',
  guard: (_ctx, rows) =>
    rows.every(row => /^[a-z0-9][a-z0-9-]*$/.test(row.after.code))
      ? undefined
      : reject('service.issue_code', 'A code is lower case letters, digits and "-".', 'code'),
})
