import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Dialect, SqlValue, Step } from '../dialect.ts'
import { openFile, type SqliteOptions } from './open.ts'

/** A folder that goes when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A database in a real file, with a table `item`, that is closed and goes when the test ends. */
export async function testDatabase(options?: SqliteOptions): Promise<{ dialect: Dialect; file: string }> {
  const file = join(await temporaryFolder(), 'kith.db')
  const dialect = await openFile(file, options)
  onTestFinished(() => dialect.close())
  await dialect.define([{ sql: itemTable, parameters: [] }])
  return { dialect, file }
}

export const itemTable =
  'CREATE TABLE item (id INTEGER PRIMARY KEY, code TEXT UNIQUE, count INTEGER NOT NULL DEFAULT 0)'

export function step(
  sql: string,
  parameters: readonly SqlValue[] = [],
  more: Omit<Step, 'sql' | 'parameters'> = {},
): Step {
  return { sql, parameters, ...more }
}

export const insert = (id: number, code: string | null = `code ${id}`): Step =>
  step('INSERT INTO item (id, code) VALUES (?, ?)', [id, code], { expect: 'changed' })

export async function ids(dialect: Dialect): Promise<SqlValue[]> {
  return (await dialect.all(step('SELECT id FROM item ORDER BY id'))).map(row => row.id as SqlValue)
}

/** A read that counts up to `n`, ten million in about a second, and can be stopped by nobody. */
export const counting = (n: number): Step =>
  step('WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < ?) SELECT count(*) AS n FROM c', [n])
