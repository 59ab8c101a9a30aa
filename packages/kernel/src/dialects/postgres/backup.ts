import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { KithError } from '@kith/sdk'
import { copiedWhere, insertOf, isCopied, specOf } from '../copied.ts'
import type { Row, TableInfo } from '../dialect.ts'
import { openFile } from '../sqlite/open.ts'
import { settle } from '../sqlite/settle.ts'
import { messageOf } from './map-error.ts'
import type { Lease, Pool } from './pool.ts'
import { readSchema } from './schema.ts'

const PAGE = 500

/**
 * A backup of PostgreSQL is a SQLite file with the same tables, as of one moment: Kith opens it as it is, and
 * `kith copy` moves it back. Its indexes, those of the search too, are made when it is opened.
 */
export async function backup(pool: Pool, file: string): Promise<void> {
  const part = `${file}.part`
  const lease = await pool.take()
  try {
    await remove(part)
    await lease.client.query('begin isolation level repeatable read read only')
    await write(lease, part)
    settle(part)
    await rename(part, file)
    await sync(dirname(file))
  } catch (error) {
    await remove(part).catch(() => undefined)
    throw new KithError('KITH_DATABASE_BACKUP', `No backup was written to ${file}: ${messageOf(error)}`, { path: file })
  } finally {
    lease.release(true)
  }
}

async function write(lease: Lease, file: string): Promise<void> {
  const all = async ({ sql }: { sql: string }): Promise<Row[]> =>
    (await lease.run([{ text: sql, values: [], returns: true }]))[0] ?? []
  const target = await openFile(file, { readers: 1 })
  try {
    for (const table of (await readSchema(all)).filter(isCopied)) {
      await target.define([{ sql: target.ddl.createTable(specOf(table)), parameters: [] }])
      await lease.client.query(
        `declare kith_rows no scroll cursor for select ${selected(table)} from "${table.name}" where ${copiedWhere(table)}`,
      )
      for (;;) {
        const rows = await all({ sql: `fetch ${PAGE} from kith_rows` })
        if (rows.length === 0) break
        const outcome = await target.commit({ steps: rows.map(row => insertOf(table, row)) })
        if (!outcome.ok) throw new Error(`${table.name}: ${outcome.message}`)
      }
      await lease.client.query('close kith_rows')
    }
  } finally {
    await target.close()
  }
}

function selected(table: TableInfo): string {
  return table.columns
    .map(({ name, type }) => (['text', 'integer', 'real', 'blob'].includes(type) ? `"${name}"` : `"${name}"::text`))
    .join(', ')
}

async function remove(file: string): Promise<void> {
  for (const end of ['', '-wal', '-shm']) await rm(`${file}${end}`, { force: true })
}

/** Makes a rename durable. Not every system lets a folder be opened; there it is so already. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}
