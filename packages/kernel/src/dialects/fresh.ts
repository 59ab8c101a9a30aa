import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPostgres } from './postgres/open.ts'

export interface FreshDatabase {
  /** For `createApp`. */
  readonly url: string
  remove(): Promise<void>
}

/**
 * A new, empty database for a test: a SQLite file in a folder of its own, or, where the variable `KITH_TEST_DATABASE`
 * names a PostgreSQL database (`postgres://user:password@host/database`, of a user who may make schemas), a schema in it.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = process.env.KITH_TEST_DATABASE
  return server ? await onServer(server) : await inFolder()
}

async function inFolder(): Promise<FreshDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-test-'))
  return { url: join(folder, 'kith.sqlite'), remove: () => rm(folder, { recursive: true, force: true }) }
}

async function onServer(server: string): Promise<FreshDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const url = new URL(server)
  url.searchParams.set('options', `-c search_path=${name}`)
  await tell(server, `create schema "${name}"`)
  return { url: url.href, remove: () => tell(server, `drop schema if exists "${name}" cascade`) }
}

async function tell(server: string, sql: string): Promise<void> {
  const dialect = await openPostgres(server, { readers: 1, writers: 1 })
  try {
    await dialect.define([{ sql, parameters: [] }])
  } finally {
    await dialect.close()
  }
}
