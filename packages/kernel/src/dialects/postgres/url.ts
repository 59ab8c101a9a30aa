import { KithError } from '@kith/sdk'
import type { Where } from './map-error.ts'

export interface DatabaseUrl {
  readonly where: Where
  /** What the server is told at the start of each connection, as in `?options=-c search_path=crm`. */
  readonly options: string
  /** The rest. */
  readonly connection: string
}

/** What a `postgres://` URL names. Throws `KITH_DATABASE_URL`, which repeats nothing of it: it may hold a password. */
export function readUrl(url: string): DatabaseUrl {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  const database = parsed ? decoded(parsed.pathname.slice(1)) : ''
  if (
    !parsed ||
    database === undefined ||
    database === '' ||
    decoded(parsed.username + parsed.password) === undefined
  ) {
    throw new KithError(
      'KITH_DATABASE_URL',
      'The database URL is not one of PostgreSQL. Expected postgres://user:password@host:5432/database; what is special in a password is percent-encoded.',
    )
  }
  const where = { host: parsed.host || parsed.searchParams.get('host') || 'localhost', database }
  const options = parsed.searchParams.get('options') ?? ''
  parsed.searchParams.delete('options')
  return { where, options, connection: parsed.href }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
