import { KithError, type Log } from '@kith/sdk'
import { TRPCError } from '@trpc/server'
import { type FailureBody, failureOf } from '../errors/failure.ts'
import { statusOf } from '../errors/statuses.ts'

/** tRPC's words for HTTP statuses. */
const words = new Map<number, TRPCError['code']>([
  [400, 'BAD_REQUEST'],
  [401, 'UNAUTHORIZED'],
  [403, 'FORBIDDEN'],
  [404, 'NOT_FOUND'],
  [405, 'METHOD_NOT_SUPPORTED'],
  [409, 'CONFLICT'],
  [413, 'PAYLOAD_TOO_LARGE'],
  [415, 'UNSUPPORTED_MEDIA_TYPE'],
  [422, 'UNPROCESSABLE_CONTENT'],
  [429, 'TOO_MANY_REQUESTS'],
  [503, 'SERVICE_UNAVAILABLE'],
])

/** Codes of what tRPC refuses by itself. */
const codes = new Map<TRPCError['code'], string>([
  ['BAD_REQUEST', 'KITH_REQUEST'],
  ['PARSE_ERROR', 'KITH_BODY_SYNTAX'],
  ['NOT_FOUND', 'KITH_OPERATION'],
  ['METHOD_NOT_SUPPORTED', 'KITH_METHOD'],
  ['UNSUPPORTED_MEDIA_TYPE', 'KITH_MEDIA_TYPE'],
  ['PAYLOAD_TOO_LARGE', 'KITH_BODY_TOO_LARGE'],
])

/** Whatever an operation threw, with the status of its code. Its cause is what may leave, and nothing else. */
export function toTrpcError(error: unknown, log: Log, where: string): TRPCError {
  const { code, message, details } = failureOf(error, log, where)
  const cause = new KithError(code, message, details)
  return new TRPCError({ code: words.get(statusOf(code)) ?? 'INTERNAL_SERVER_ERROR', message, cause })
}

/** What leaves of an error that tRPC answers with: of `toTrpcError` its cause, of its own refusals a code. */
export function bodyOf(error: TRPCError, log: Log, where: string): FailureBody {
  const { cause } = error
  if (cause instanceof KithError) return { code: cause.code, message: cause.message, details: cause.details }
  const code = cause instanceof SyntaxError ? 'KITH_BODY_SYNTAX' : codes.get(error.code)
  return code === undefined ? failureOf(cause ?? error, log, where) : { code, message: error.message, details: {} }
}
