import { KithError } from '@kith/sdk'
import { TRPCClientError } from '@trpc/client'

/** What a call threw as a `KithError`: the server's own, or `KITH_UNREACHABLE` where no answer of Kith came. */
export function kithErrorOf(error: unknown, url: string): KithError {
  if (!(error instanceof TRPCClientError)) return unreachable(error, url)
  const said = [error.data, error.meta?.responseJSON].find(isFailure)
  if (said) return new KithError(said.code, said.message ?? error.message, said.details ?? {}, error)
  const status = (error.cause as { code?: unknown } | undefined)?.code
  if (status === 401)
    return new KithError('KITH_UNAUTHORIZED', `${url} does not know this token or session.`, {}, error)
  return unreachable(error, url)
}

interface Failure {
  readonly code: string
  readonly message?: string
  readonly details?: Readonly<Record<string, unknown>>
}

function isFailure(value: unknown): value is Failure {
  return typeof value === 'object' && value !== null && typeof (value as { code?: unknown }).code === 'string'
}

function unreachable(error: unknown, url: string): KithError {
  return new KithError('KITH_UNREACHABLE', `No answer of Kith at ${url}: ${whyOf(error)}`, { url }, error)
}

/** The words of an error and of what caused it: `fetch failed: connect ECONNREFUSED 127.0.0.1:4100`. */
function whyOf(error: unknown): string {
  const words: string[] = []
  for (let one: unknown = error; one instanceof Error && words.length < 5; one = one.cause) {
    const { message } = one instanceof AggregateError ? (one.errors[0] as Error) : one
    if (message && !words.includes(message)) words.push(message)
  }
  return words.join(': ') || String(error)
}
