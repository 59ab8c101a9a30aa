/** HTTP statuses of codes. Of those not here, `KITH_…` is 500 and a plugin's own (`leads.converted-already`) 422. */
const statuses: ReadonlyMap<string, number> = new Map([
  ['KITH_REQUEST', 400],
  ['KITH_BODY_SYNTAX', 400],
  ['KITH_BODY_ENCODING', 400],
  ['KITH_BODY_CUT', 400],
  ['KITH_KEY', 400],
  ['KITH_UNAUTHORIZED', 401],
  ['KITH_CREDENTIALS', 401],
  ['KITH_SECOND_FACTOR', 401],
  ['KITH_LOGIN_OVER', 401],
  ['KITH_DENIED', 403],
  ['KITH_CROSS_SITE', 403],
  ['KITH_NOT_FOUND', 404],
  ['KITH_PAGE_UNKNOWN', 404],
  ['KITH_OPERATION', 404],
  ['KITH_METHOD', 405],
  ['KITH_CONFLICT', 409],
  ['KITH_KEY_REUSED', 409],
  ['KITH_HELD_PUBLIC', 409],
  ['KITH_RESTRICTED', 409],
  ['KITH_DECIDED', 409],
  ['KITH_DECISION_ACTOR', 409],
  ['KITH_TEAM_CYCLE', 422],
  ['KITH_ROLE_CYCLE', 422],
  ['KITH_LAST_ADMINISTRATOR', 422],
  ['KITH_ROLE_GRANT', 403],
  ['KITH_SHARE', 422],
  ['KITH_BATCH_STATE', 409],
  ['KITH_SECOND_FACTOR_ON', 409],
  ['KITH_SECOND_FACTOR_OFF', 409],
  ['KITH_LINK_SPENT', 410],
  ['KITH_IMPORT_STATE', 409],
  ['KITH_EXPORT_UNFINISHED', 409],
  ['KITH_IMPORT_GONE', 410],
  ['KITH_IMPORT_FILE', 422],
  ['KITH_BODY_TOO_LARGE', 413],
  ['KITH_MEDIA_TYPE', 415],
  ['KITH_MERGE_OVER', 409],
  ['KITH_INVALID', 422],
  ['KITH_MERGE', 422],
  ['KITH_ERASE', 422],
  ['KITH_PERSON_LARGE', 422],
  ['KITH_MERGE_LARGE', 422],
  ['KITH_REJECTED', 422],
  ['KITH_CURSOR', 422],
  ['KITH_RATE', 429],
  ['KITH_ATTEMPTS', 429],
  ['KITH_READ_DEADLINE', 503],
  ['KITH_DATABASE_BUSY', 503],
  ['KITH_DATABASE_CLOSED', 503],
  ['KITH_TAP_TIMEOUT', 503],
  ['KITH_LIVE_BEHIND', 503],
])

export function statusOf(code: string): number {
  return statuses.get(code) ?? (code.startsWith('KITH_') ? 500 : 422)
}

/** Every code that has a status of its own. */
export function allStatuses(): readonly { readonly code: string; readonly status: number }[] {
  return [...statuses].map(([code, status]) => ({ code, status }))
}
