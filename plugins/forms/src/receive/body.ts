import { randomUUID } from 'node:crypto'
import type { RouteRequest } from '@kith/sdk'

/** What came in, before any field was looked at. */
export interface Body {
  readonly key: string
  readonly values: Readonly<Record<string, unknown>>
  readonly meta: Readonly<Record<string, unknown>>
  /** A challenge of this form with its solution, if there is one. */
  readonly token?: unknown
}

export type ReadBody = { readonly body: Body } | { readonly errors: Readonly<Record<string, string>> }

/**
 * Whether a browser without JavaScript posted it, to which a page is the answer. JSON is JSON whatever its label: some
 * clients call every body a form, and a form's encoding has no bare brace.
 */
export function isPagePost({ headers, body, bytes }: RouteRequest): boolean {
  if (bytes) return true
  const isForm = (headers['content-type'] ?? '').toLowerCase().startsWith('application/x-www-form-urlencoded')
  return isForm && !body.trimStart().startsWith('{')
}

/** JSON, whatever its label says. The codes are `json` (broken), `type` and `key`, by the part that is wrong. */
export function readJson(text: string): ReadBody {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return { errors: { body: 'json' } }
  }
  if (!isRecord(parsed)) return { errors: { body: 'type' } }
  const { key = randomUUID(), values = {}, meta, token } = parsed
  const errors: Record<string, string> = {}
  if (!isUuid(key)) errors.key = 'key'
  if (!isRecord(values)) errors.values = 'type'
  if (meta !== undefined && meta !== null && !isRecord(meta)) errors.meta = 'type'
  if (!isUuid(key) || !isRecord(values) || Object.keys(errors).length > 0) return { errors }
  return { body: { key: key.toLowerCase(), values, meta: isRecord(meta) ? meta : {}, token } }
}

export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value)
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
