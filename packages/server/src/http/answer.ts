import type { Log } from '@kith/sdk'
import { failureOf } from '../errors/failure.ts'
import { statusOf } from '../errors/statuses.ts'
import { plainHeaders } from './headers.ts'

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...plainHeaders, 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  })
}

/** The answer to a request that threw: `{ code, message, details }` with the code's status. */
export function refuse(
  error: unknown,
  log: Log,
  where: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const body = failureOf(error, log, where)
  return json(statusOf(body.code), body, headers)
}
