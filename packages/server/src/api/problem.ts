import { STATUS_CODES } from 'node:http'
import type { Log, Problem } from '@kith/sdk'
import { failureOf } from '../errors/failure.ts'
import { statusOf } from '../errors/statuses.ts'
import { plainHeaders } from '../http/headers.ts'

/**
 * A failure as RFC 9457 has it. `type` is an address of this server that says what the code means, `code` the same for
 * programs, `detail` English for logs. Of input that does not fit, `errors` has each place as a JSON Pointer.
 */
export function problem(
  error: unknown,
  options: { readonly log: Log; readonly where: string; readonly url: string; readonly headers?: HeadersOf },
): Response {
  const { code, message, details } = failureOf(error, options.log, options.where)
  const status = statusOf(code)
  const { problems, ...rest } = details as { problems?: readonly Problem[] }
  const body = {
    type: `${options.url}/api/problems#${code}`,
    title: STATUS_CODES[status],
    status,
    detail: message,
    code,
    ...(problems ? { errors: problems.map(pointed) } : {}),
    ...(Object.keys(rest).length > 0 ? { details: rest } : {}),
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...plainHeaders,
      'cache-control': 'no-store',
      'content-type': 'application/problem+json',
      ...options.headers,
    },
  })
}

type HeadersOf = Readonly<Record<string, string>>

/** `values.email` as `#/values/email` (RFC 6901, section 6). */
function pointed({ path, code, message }: Problem) {
  const tokens = path === '' ? [] : path.split('.')
  const pointer = tokens.map(token => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
  return { pointer: `#${pointer}`, code, detail: message }
}
