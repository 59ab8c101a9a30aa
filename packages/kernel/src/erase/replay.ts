import { KithError } from '@kith/sdk'
import type { App } from '../app.ts'
import { openDialect } from '../dialects/open.ts'
import { anyRefKey } from '../model/any-ref.ts'
import { systemActor } from '../rights/rights.ts'
import { type ErasedLine, readErasures, readLedger } from './ledger.ts'

/** Erasures of the file beside a database, and of the database itself where that can be read. */
export async function knownErasures(ledger: string, database?: string): Promise<ErasedLine[]> {
  const known = new Map((await readLedger(ledger)).map(line => [line.erasure, line]))
  if (database !== undefined) {
    const dialect = await openDialect(database, { readers: 1 })
    try {
      for (const line of await readErasures(dialect).catch(() => [])) known.set(line.erasure, line)
    } finally {
      await dialect.close()
    }
  }
  return [...known.values()]
}

/**
 * Erases again who was erased since `since`; each person once. Who is not there has nothing to be erased. Answers how
 * many were.
 */
export async function replayErasures(app: App, lines: readonly ErasedLine[], since: string): Promise<number> {
  const later = lines.filter(line => line.at >= since)
  let erased = 0
  for (const { record, reason, keep } of new Map(later.map(line => [anyRefKey(line.record), line])).values()) {
    try {
      await app.call(systemActor, 'kernel.erase', { ...record, reason, keep })
      erased++
    } catch (error) {
      if (!(error instanceof KithError) || error.code !== 'KITH_NOT_FOUND') throw error
    }
  }
  return erased
}
