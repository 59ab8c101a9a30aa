import { fileURLToPath } from 'node:url'
import { KithError } from '@kith/sdk'
import type { Dialect } from './dialect.ts'
import type { PostgresOptions } from './postgres/open.ts'
import type { SqliteOptions } from './sqlite/open.ts'

export type DialectOptions = SqliteOptions & PostgresOptions

/**
 * Opens the database that a URL names: `postgres://user:password@host/database`, `file:/path/x.db`, a plain path, or
 * `:memory:` for tests. KITH_DATABASE_URL where no dialect knows it; KITH_DATABASE_OPEN, _CORRUPT, _READONLY or _BUSY where it cannot be opened.
 */
export async function openDialect(url: string, options: DialectOptions = {}): Promise<Dialect> {
  // Only the driver that is needed is loaded.
  if (isPostgres(url)) return (await import('./postgres/open.ts')).openPostgres(url, options)
  const { openFile, openTemporary } = await import('./sqlite/open.ts')
  return url === ':memory:' ? openTemporary(options) : openFile(pathOf(url), options)
}

export function isPostgres(url: string): boolean {
  return /^postgres(ql)?:/i.test(url)
}

/** Names no more of a refused URL than its scheme: the rest may hold a password. */
export function pathOf(url: string): string {
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(url)?.[1]?.toLowerCase()
  if (scheme !== undefined && scheme !== 'file') {
    throw new KithError('KITH_DATABASE_URL', `No database is known for ${scheme}: URLs. ${expected}`, { scheme })
  }
  const path = scheme === 'file' ? pathOfFileUrl(url) : url
  if (path.trim() === '' || path.includes('\0')) {
    throw new KithError('KITH_DATABASE_URL', `The database URL names no file. ${expected}`)
  }
  return path
}

/** `file:x.db` is relative to the working folder; with a slash it is a URL proper, percent signs and all. */
function pathOfFileUrl(url: string): string {
  if (!/^file:\//i.test(url)) return url.slice('file:'.length)
  try {
    return fileURLToPath(url)
  } catch {
    throw new KithError('KITH_DATABASE_URL', `The database URL is not a local file. ${expected}`, { scheme: 'file' })
  }
}

const expected = 'Expected postgres://user:password@host/database, file:/path/kith.db, a path, or :memory:.'
