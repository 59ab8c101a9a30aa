import type { RouteResponse } from '@kith/sdk'

/** An answer to the element or to a program; browsers may read it on pages of `origin`, `*` for any. */
export function json(
  status: number,
  value: unknown,
  origin?: string,
  headers: Readonly<Record<string, string>> = {},
): RouteResponse {
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...corsOf(origin),
      ...headers,
    },
    body: JSON.stringify(value),
  }
}

// Without being exposed, Retry-After is hidden from a page of another origin, and the element would guess.
const exposed = { 'access-control-expose-headers': 'Retry-After' }

function corsOf(origin: string | undefined): Record<string, string> {
  if (origin === '*') {
    return { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin', ...exposed }
  }
  return origin === undefined
    ? { vary: 'Origin' }
    : { 'access-control-allow-origin': origin, vary: 'Origin', ...exposed }
}
