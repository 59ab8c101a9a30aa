import { KithError } from '@kith/sdk'
import type { ReadOptions, Row, Statement } from '../dialect.ts'

const hours = 6 * 3_600_000

/** All that SQLite finds wrong with its file, up to a hundred findings. */
export async function checkFile(
  all: (statement: Statement, options: ReadOptions) => Promise<Row[]>,
): Promise<string[]> {
  try {
    const rows = await all({ sql: 'pragma integrity_check(100)', parameters: [] }, { deadline: hours })
    return rows.map(row => String(row.integrity_check)).filter(text => text !== 'ok')
  } catch (error) {
    if (error instanceof KithError && error.code === 'KITH_DATABASE_CORRUPT') return [error.message]
    throw error
  }
}
